//! JSON in the control API: request bodies and errors.
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use crate::error::{ControlError, ErrorCode};

/// The JSON body of a request, with a [`ControlError`] for what is none.
pub(super) struct ValidJson<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for ValidJson<T> {
    type Rejection = ControlError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ControlError> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(invalid(&rejection)),
        }
    }
}

fn invalid(rejection: &JsonRejection) -> ControlError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return ControlError::new(ErrorCode::TooLarge, "The request is larger than 16 MB.");
    }
    ControlError::new(ErrorCode::Invalid, rejection.body_text())
}

impl IntoResponse for ControlError {
    fn into_response(self) -> Response {
        let status = match self.code {
            ErrorCode::QrUnreadable | ErrorCode::LinkUnknown | ErrorCode::Invalid => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            ErrorCode::IdUnknown | ErrorCode::NotFound => StatusCode::NOT_FOUND,
            ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ErrorCode::AlreadyFriend
            | ErrorCode::NotFriend
            | ErrorCode::Blocked
            | ErrorCode::GroupHasAccount
            | ErrorCode::GroupsNotAllowed
            | ErrorCode::NotMember
            | ErrorCode::Taken
            | ErrorCode::NotPossible => StatusCode::CONFLICT,
        };
        (status, Json(self)).into_response()
    }
}
