//! The relay behind one interface: a folder, or SMTP over TLS.

use std::path::Path;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{FileTransport, Message, SmtpTransport, Transport};

use crate::base::error::Error;
use crate::config::mail::Mail as Setting;
use crate::notify::outbox::Mail;

/// Hands mails on.
#[derive(Clone)]
pub enum Mailer {
    /// Into a folder.
    Folder(FileTransport),
    /// To a relay.
    Smtp(SmtpTransport),
}

impl Mailer {
    /// The mailer of a setting; a folder defaults to `data/mail`.
    ///
    /// # Errors
    /// The folder cannot be made, or the relay's name is not one.
    pub fn new(setting: &Setting, data: &Path) -> Result<Self, Error> {
        match setting {
            Setting::Folder { path } => {
                let folder = path.clone().unwrap_or_else(|| data.join("mail"));
                std::fs::create_dir_all(&folder).map_err(|cause| Error::internal("make the mail folder", cause))?;
                Ok(Mailer::Folder(FileTransport::new(folder)))
            }
            Setting::Smtp { host, port, user, password } => {
                let mut relay = SmtpTransport::relay(host)
                    .map_err(|cause| Error::internal("open the mail relay", cause))?
                    .port(*port);
                if let (Some(user), Some(password)) = (user, password) {
                    relay = relay.credentials(Credentials::new(user.clone(), password.clone()));
                }
                Ok(Mailer::Smtp(relay.build()))
            }
        }
    }

    /// Hands one mail on, with a PDF of a name if there is one.
    ///
    /// # Errors
    /// The mail has no form, or the relay refused it.
    pub fn send(&self, mail: &Mail, file: Option<(String, Vec<u8>)>) -> Result<(), Error> {
        let failed = |cause: &dyn std::fmt::Display| Error::internal("send a mail", cause);
        let from: Mailbox = "共契 <no-reply@gongqi.example>".parse().map_err(|cause| failed(&cause))?;
        let message = Message::builder()
            .from(from)
            .to(mail.recipient.parse().map_err(|cause| failed(&cause))?)
            .message_id(Some(mail.message_id.clone()))
            .subject(&mail.subject);
        let message = match file {
            None => message.header(ContentType::TEXT_PLAIN).body(mail.body.clone()),
            Some((name, bytes)) => {
                let media = ContentType::parse("application/pdf").map_err(|cause| failed(&cause))?;
                let text = MultiPart::mixed().singlepart(SinglePart::plain(mail.body.clone()));
                message.multipart(text.singlepart(Attachment::new(name).body(bytes, media)))
            }
        };
        let message = message.map_err(|cause| failed(&cause))?;
        match self {
            Mailer::Folder(folder) => folder.send(&message).map(drop).map_err(|cause| failed(&cause)),
            Mailer::Smtp(relay) => relay.send(&message).map(drop).map_err(|cause| failed(&cause)),
        }
    }
}
