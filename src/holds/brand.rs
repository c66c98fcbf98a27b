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
#[diesel(table_name = restricted_brand)]
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
}

impl Brand {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({ "key": self.name_key, "name": self.name, "source": self.source, "listed_on": self.listed_on })
    }
}

/// Every brand of the list, by name.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Brand>, Error> {
    Ok(restricted_brand::table.order((restricted_brand::name, restricted_brand::id)).load(conn)?)
}

/// Every brand of the list by its key.
///
/// # Errors
/// The database failed.
pub fn by_key(conn: &mut DbConn) -> Result<HashMap<String, Brand>, Error> {
    Ok(all(conn)?.into_iter().map(|brand| (brand.name_key.clone(), brand)).collect())
}

/// The brand of a maker, if it is on the list.
///
/// # Errors
/// The database failed.
pub fn of_maker(conn: &mut DbConn, maker: &str) -> Result<Option<Brand>, Error> {
    let same = restricted_brand::table.filter(restricted_brand::name_key.eq(key(maker)));
    Ok(same.first(conn).optional()?)
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
