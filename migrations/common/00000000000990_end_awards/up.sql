-- An award that a framework has ended: orders of before stand, nothing further is ordered under it.
ALTER TABLE item_award ADD COLUMN ended BOOLEAN NOT NULL DEFAULT FALSE;
