//! Days and times of cells.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::sheet::Cell;

/// The cell of a moment in ISO 8601; of any other text, that text.
pub(crate) fn iso(text: &str) -> Cell {
    let moment = text.trim_end_matches('Z').parse::<NaiveDateTime>().ok();
    let midnight = || text.parse::<NaiveDate>().ok().map(|date| date.and_time(NaiveTime::MIN));
    moment.or_else(midnight).map_or_else(|| Cell::from(text), day)
}

/// A day, or a text where there is a time of day to keep.
pub(crate) fn day(moment: NaiveDateTime) -> Cell {
    if moment.time() == NaiveTime::MIN {
        Cell::Date(moment.date())
    } else {
        Cell::Text(moment.format("%Y-%m-%d %H:%M:%S").to_string())
    }
}

/// A span of time in ISO 8601 (`PT09H30M00S`) as `09:30:00`; any other text as it stands.
pub(crate) fn span(text: &str) -> Cell {
    let parts = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?.split('.').next()?;
        let number = |text: &str| text.parse::<u32>().ok();
        Some(format!("{:02}:{:02}:{:02}", number(hours)?, number(minutes)?, number(seconds)?))
    };
    Cell::from(parts().unwrap_or_else(|| text.to_owned()))
}
