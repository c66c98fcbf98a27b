//! Passwords: argon2id, 19 MiB, two passes; length counts, composition does not.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::base::error::Error;

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters; longer ones only cost time.
const LONGEST: usize = 128;

/// Whether a password may be chosen.
///
/// # Errors
/// It is too short or too long.
pub fn check(password: &str) -> Result<(), Error> {
    if (SHORTEST..=LONGEST).contains(&password.chars().count()) {
        Ok(())
    } else {
        Err(Error::invalid("account.password_length").with("least", SHORTEST).with("most", LONGEST).at("password"))
    }
}

/// The hash to keep, with a salt of 16 random bytes.
///
/// # Errors
/// The parameters are not argon2's, a fault of the program.
pub fn hash(password: &str, salt: &[u8; 16]) -> Result<String, Error> {
    let hash: PasswordHash =
        hasher()?.hash_password_with_salt(password.as_bytes(), salt).map_err(|cause| Error::internal("hash", cause))?;
    Ok(hash.to_string())
}

/// Whether the password is the hash's.
pub fn verify(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
}

fn hasher() -> Result<Argon2<'static>, Error> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|cause| Error::internal("argon2", cause))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_opens_to_its_password_alone() {
        let kept = hash("正確的密碼 horse battery", &[7; 16]).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("正確的密碼 horse battery", &kept));
        assert!(!verify("正確的密碼 horse batterz", &kept));
        assert!(!verify("x", "not a hash"));
        assert_eq!(check("短密碼").unwrap_err().code, "account.password_length");
    }
}
