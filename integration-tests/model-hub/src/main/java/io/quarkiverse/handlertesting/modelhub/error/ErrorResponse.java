package io.quarkiverse.handlertesting.modelhub.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The common form of all errors: {@code {"error":{"code":…,"message":…,"type":…}}}. */
public record ErrorResponse(Error error) {

    public record Error(String code, String message, String type) {
    }

    static Response validationError(String message) {
        return of(400, "validation_error", message);
    }

    static Response of(int status, String code, String message) {
        String type = status < 500 ? "invalid_request_error" : "internal_server_error";
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorResponse(new Error(code, message, type)))
                .build();
    }
}
