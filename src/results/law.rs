//! What the law asks of the agency after a result: publication and letters in time (NOT-01, NOT-03), an answer to each objection
//! in time (TIM-04).

use procurement_law::frame::Frame;
use procurement_law::ruling::{Ruling, settled};
use procurement_law::tender::{not_01, not_03};

use crate::awards::objection::Window;
use crate::base::money::Money;
use crate::results::announced::{Days, Objection};
use crate::results::notice::Notice;

/// What the law asks for of publication and letters.
pub fn duties(notice: &Notice) -> Vec<Ruling> {
    let frame = Frame::on(notice.decided_on());
    let (published, notified) = (notice.days.published_on, notice.days.notified_on);
    if !notice.awarded {
        let facts = not_03::Facts { failed: notice.decided_on(), published, repeated: None };
        return vec![settled(not_03::check(&frame, &facts))];
    }
    let facts = |amount: Money| not_01::Facts {
        amount: amount.decimal(),
        awarded: notice.decided_on(),
        published,
        notified,
        special: None,
    };
    notice.procurement.map(|amount| settled(not_01::check(&frame, &facts(amount)))).into_iter().collect()
}

/// What the law says of an objection.
pub fn objected(notice: &Notice, days: &Days, objection: &Objection) -> Ruling {
    let window = Window {
        decided: notice.decided_on(),
        published: days.published_on,
        notified: days.notified_on,
        filed: Some(objection.received_on),
        answered: objection.answered_on,
    };
    window.ruling()
}
