//! Restricted brands: rows of a published list, found by the key under which names of companies are compared.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use procurement_law::grammar::company_name::key;
use serde_json::{Value, json};

use crate::base::error::Error;
use crate::base::id::BrandId;
use crate::db::conn::DbConn;
use crate::db::schema::restricted_brand;

/// The subject kind of restricted brands in the record.
pub const KIND: &str = "restricted_brand";

/// A brand on the list.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = restricted_brand, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Brand {
    /// The id.
    pub id: BrandId,
    /// The key by which makers are compared.
    pub name_key: String,
    /// The name as it is listed.
    pub name: String,
    /// Who published the list.
    pub source: String,
    /// The day from which it is listed.
    pub listed_on: NaiveDate,
    /// Counts changes.
    pub version: i64,
    /// The day from which it is on the list no longer.
    pub delisted_on: Option<NaiveDate>,
}

impl Brand {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        let mut row =
            json!({ "key": self.name_key, "name": self.name, "source": self.source, "listed_on": self.listed_on });
        // Absent while it is on the list, so that older events and newer ones read alike.
        if let (Some(day), Some(fields)) = (self.delisted_on, row.as_object_mut()) {
            fields.insert("delisted_on".to_owned(), json!(day));
        }
        row
    }

    /// Whether it is on the list on a day.
    pub fn stands(&self, day: NaiveDate) -> bool {
        self.delisted_on.is_none_or(|off| day < off)
    }
}

/// Every brand that is or was on the list, by name.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Brand>, Error> {
    Ok(restricted_brand::table.order((restricted_brand::name, restricted_brand::id)).load(conn)?)
}

/// Every brand that ever was on the list, by its key.
///
/// # Errors
/// The database failed.
pub fn by_key(conn: &mut DbConn) -> Result<HashMap<String, Brand>, Error> {
    Ok(all(conn)?.into_iter().map(|brand| (brand.name_key.clone(), brand)).collect())
}

/// The brand of a maker, if it is on the list on a day.
///
/// # Errors
/// The database failed.
pub fn of_maker(conn: &mut DbConn, maker: &str, day: NaiveDate) -> Result<Option<Brand>, Error> {
    let same = restricted_brand::table.filter(restricted_brand::name_key.eq(key(maker)));
    let found: Option<Brand> = same.first(conn).optional()?;
    Ok(found.filter(|brand| brand.stands(day)))
}

/// Adds a brand, or writes over the row of its id.
///
/// # Errors
/// The database failed.
pub fn keep(conn: &mut DbConn, brand: &Brand) -> Result<(), Error> {
    if brand.version > 1 {
        diesel::update(restricted_brand::table.find(brand.id)).set(brand).execute(conn)?;
    } else {
        diesel::insert_into(restricted_brand::table).values(brand).execute(conn)?;
    }
    Ok(())
}
