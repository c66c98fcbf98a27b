//! `facts!` and `choice!`: the facts of a rule are written once, and give the type, its documentation, the table and the reading.

/// A struct of facts: `/// meaning` and `name: Type = "unit", "example as JSON";` for each.
///
/// An `Option` may be left out, a [`Stated`](crate::fact::Stated) must be given but may be `null`, a `Vec` holds objects of another struct of facts, [`Values`](crate::fact::Values) plain values.
macro_rules! facts {
    ($(#[doc = $about:literal])+ pub struct $name:ident {
        $($(#[doc = $meaning:literal])+ $field:ident: $type:ty = $unit:literal, $example:literal;)+
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $($(#[doc = $meaning])+ pub $field: $type,)+
        }

        impl $crate::fact::Facts for $name {
            const ROWS: &'static [$crate::fact::FactRow] = &[$($crate::fact::FactRow {
                name: stringify!($field),
                kind: <$type as $crate::fact::Fact>::KIND,
                unit: $unit,
                need: <$type as $crate::fact::Fact>::NEED,
                meaning: concat!($($meaning),+).trim_ascii(),
                example: $example,
                inner: <$type as $crate::fact::Fact>::INNER,
            }),+];

            fn fill(reader: &$crate::reader::Reader<'_>) -> Result<Self, $crate::case_error::CaseError> {
                Ok(Self { $($field: $crate::fact::Fact::read(reader, stringify!($field))?,)+ })
            }
        }
    };
}

/// An enum of codes that a fact may have: `/// meaning` and `Variant = "code",` for each. A code is also a key of [`crate::words`], and the
/// value in JSON.
macro_rules! choice {
    ($(#[doc = $about:literal])+ pub enum $name:ident {
        $($(#[doc = $meaning:literal])+ $variant:ident = $code:literal,)+
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $meaning])+ $variant,)+
        }

        impl $name {
            /// Every value, in the order of the source.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code used in JSON and as a key of the words.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value of a code; `None` for anything else.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::unknown_variant(&code, &[$($code),+]))
            }
        }

        impl $crate::fact::Plain for $name {
            const KIND: $crate::fact::FactKind = $crate::fact::FactKind::Choice(&[$($code),+]);
            fn take(value: &serde_json::Value) -> Option<Self> {
                value.as_str().and_then(Self::from_code)
            }
        }
    };
}

pub(crate) use {choice, facts};

#[cfg(test)]
mod tests {
    use crate::fact::{FactKind, Facts, Need, Stated, Values};
    use rust_decimal::Decimal;
    use serde_json::{Value, json};

    choice! {
        /// A colour.
        pub enum Colour {
            /// Red.
            Red = "red",
            /// Blue.
            Blue = "blue",
        }
    }

    facts! {
        /// A brick.
        pub struct Brick {
            /// its colour
            colour: Colour = "", "\"red\"";
            /// its price,
            /// tax included
            price: Decimal = "NT$", "\"12\"";
        }
    }

    facts! {
        /// A wall.
        pub struct Wall {
            /// its bricks
            bricks: Vec<Brick> = "", "[]";
            /// its height
            height: Option<i64> = "cm", "100";
            /// its limit
            limit: Stated<i64> = "cm", "200";
            /// the days of work
            days: Values<i64> = "", "[1]";
        }
    }

    fn read(value: Value) -> Result<Wall, String> {
        Wall::read(&value).map_err(|error| error.to_string())
    }

    #[test]
    fn the_table_says_what_the_struct_says() {
        assert_eq!(Brick::ROWS[1].meaning, "its price, tax included");
        assert_eq!(Brick::ROWS[0].kind, FactKind::Choice(&["red", "blue"]));
        assert_eq!(Wall::ROWS[0].inner, Brick::ROWS);
        let needs: Vec<_> = Wall::ROWS.iter().map(|row| row.need).collect();
        assert_eq!(needs, [Need::Required, Need::Optional, Need::Nullable, Need::Required]);
    }

    #[test]
    fn reading_names_the_place() {
        let wall =
            read(json!({"bricks": [{"colour": "blue", "price": "1.5"}], "limit": null, "days": [3, 4]})).unwrap();
        assert_eq!(wall.bricks[0].colour, Colour::Blue);
        assert_eq!((wall.height, wall.limit, wall.days), (None, Stated(None), Values(vec![3, 4])));
        let said = read(json!({"bricks": [{"colour": "green", "price": 1}], "limit": 1, "days": []})).unwrap_err();
        assert_eq!(
            said,
            "fact \"bricks[0].colour\" is \"green\": expected one of red, blue (its colour), for example \"red\""
        );
        let said = read(json!({"bricks": [], "days": []})).unwrap_err();
        assert!(said.starts_with("fact \"limit\" is missing: expected a whole number or null"), "{said}");
        let said = read(json!({"bricks": [{"price": 1, "color": 1}]})).unwrap_err();
        assert_eq!(said, "\"bricks[0].color\" is not a fact of this rule; the facts are colour, price");
        assert!(read(json!({"bricks": [1], "limit": 1, "days": []})).is_err());
        assert!(read(json!({"bricks": [], "limit": 1, "days": ["x"]})).is_err());
        assert!(read(json!({"bricks": [], "limit": 1})).is_err());
    }
}
