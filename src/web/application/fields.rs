//! The questions of a listing as the fields of a form, and the answers that the form sends.

use procurement_law::ruling::Lang;

use crate::catalog::model::Class;
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::table::{ChangeRule, Kind, Question, asked, codes};
use crate::texts::say;

/// What stands before a question's key in the form, apart from the names that pages use.
const PREFIX: &str = "q-";

/// Fields that belong together.
pub struct Group {
    /// The group's words.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field.
pub struct Field {
    /// The id of the input: the question's key, by which faults name it.
    pub id: String,
    /// The name that the form sends.
    pub name: String,
    /// The label.
    pub label: String,
    /// What helps to answer.
    pub hint: String,
    /// Whether a listing is incomplete without it.
    pub required: bool,
    /// The answer.
    pub value: String,
    /// The form of the input.
    pub input: Input,
}

/// The form of an input.
pub enum Input {
    /// One line of this type and input mode.
    Line(&'static str),
    /// Several lines.
    Area,
    /// One of some.
    Select(Vec<Choice>),
    /// Any of some.
    Boxes(Vec<Choice>),
}

/// A choice.
pub struct Choice {
    /// The code.
    pub code: String,
    /// In words.
    pub words: String,
    /// Whether it is taken.
    pub on: bool,
}

/// The fields of a class and category, filled; only those that nobody reviews where `instant` is set.
pub fn groups(class: Class, answers: &Answers, instant: bool, lang: Lang) -> Vec<Group> {
    let mut groups: Vec<(String, Group)> = Vec::new();
    let questions = asked(class, answers.get("category"));
    for question in questions.filter(|one| !instant || one.change == ChangeRule::Instant) {
        let field = field(question, answers.get(&question.key), lang);
        match groups.iter_mut().find(|(key, _)| *key == question.group) {
            Some((_, group)) => group.fields.push(field),
            None => {
                let title = say(lang, &format!("question-group-{}", question.group));
                groups.push((question.group.clone(), Group { title, fields: vec![field] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The answers that a form sends: several values of a name are several codes.
pub fn answers(pairs: &[(String, String)]) -> Answers {
    let mut answers = Answers::default();
    for (name, value) in pairs {
        let Some(key) = name.strip_prefix(PREFIX) else { continue };
        let value = value.replace("\r\n", "\n");
        let before = answers.get(key).to_owned();
        answers.set(key, &if before.is_empty() { value } else { format!("{before};{value}") });
    }
    answers
}

/// The value of a name that is no question's.
pub fn plain<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|pair| pair.0 == name).map_or("", |pair| pair.1.trim())
}

fn field(question: &Question, value: &str, lang: Lang) -> Field {
    let taken: Vec<&str> = value.split(';').map(str::trim).collect();
    let choices = || {
        let choice = |one: &crate::catalog::questions::table::Code| Choice {
            code: one.code.clone(),
            words: one.words(lang).to_owned(),
            on: taken.contains(&one.code.as_str()),
        };
        codes(&question.codes).map(choice).collect()
    };
    Field {
        id: question.key.clone(),
        name: format!("{PREFIX}{}", question.key),
        label: question.label(lang).to_owned(),
        hint: question.hint(lang).to_owned(),
        required: question.required,
        value: value.to_owned(),
        input: match question.kind {
            Kind::Long => Input::Area,
            Kind::Choice => Input::Select(choices()),
            Kind::Choices => Input::Boxes(choices()),
            Kind::Count => Input::Line("numeric"),
            Kind::Money | Kind::Percent => Input::Line("decimal"),
            Kind::Email => Input::Line("email"),
            Kind::Phone => Input::Line("tel"),
            Kind::Url => Input::Line("url"),
            Kind::Text | Kind::Tiers => Input::Line("text"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_come_back_as_one_answer() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sent =
            [pair("csrf", "x"), pair("q-platforms", "Linux"), pair("q-name", " 甲 "), pair("q-platforms", "Web")];
        let answers = answers(&sent);
        assert_eq!((answers.get("platforms"), answers.get("name"), answers.get("csrf")), ("Linux;Web", "甲", ""));
        assert_eq!(plain(&sent, "csrf"), "x");
        let groups = groups(Class::Software, &answers, false, Lang::ZhTw);
        let boxes = groups.iter().flat_map(|group| &group.fields).find(|field| field.id == "platforms").unwrap();
        let Input::Boxes(choices) = &boxes.input else { panic!("boxes") };
        let on: Vec<&str> = choices.iter().filter(|one| one.on).map(|one| one.code.as_str()).collect();
        assert_eq!(on, ["Web", "Linux"]);
    }

    #[test]
    fn the_short_form_holds_only_what_nobody_reviews() {
        let short = groups(Class::Cloud, &Answers::default(), true, Lang::En);
        let keys: Vec<&str> = short.iter().flat_map(|group| &group.fields).map(|field| field.id.as_str()).collect();
        assert_eq!(keys, ["description", "support_contact", "support_email", "support_phone", "website"]);
    }
}
