//! Signs messages by the Standard Webhooks specification: HMAC-SHA256 over id, time and body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::base::error::Error;

/// What stands before a secret.
const PREFIX: &str = "whsec_";

/// A secret of these bytes as it is written.
pub fn secret(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// The value of `webhook-signature`.
///
/// # Errors
/// The secret is none, a fault of the program.
pub fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> Result<String, Error> {
    let key = STANDARD
        .decode(secret.trim_start_matches(PREFIX))
        .map_err(|cause| Error::internal("read the secret of a webhook", cause))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|cause| Error::internal("sign for a webhook", cause))?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_that_others_compute() {
        // Computed by another program: `hmac.new(b64decode(secret), b"msg_1.1614265330.{}", sha256)`.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assert_eq!(
            signature(secret, "msg_1", 1_614_265_330, "{}").unwrap(),
            "v1,ZztYR0IIDCBCUcYzh8ZE+qsQWpIgtHU7R1hpe8htaD4="
        );
        assert!(signature("whsec_!", "msg_1", 0, "").is_err());
    }
}
