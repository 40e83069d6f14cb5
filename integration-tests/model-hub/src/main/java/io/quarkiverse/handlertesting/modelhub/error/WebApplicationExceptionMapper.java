package io.quarkiverse.handlertesting.modelhub.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A request that Quarkus REST itself refuses: malformed JSON, a wrong media type, an unknown path. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        if (exception.getCause() instanceof JsonProcessingException) {
            return ErrorResponse.validationError("body is not valid JSON");
        }
        if (status < 400) {
            return exception.getResponse();
        }
        return ErrorResponse.of(status, status == 400 ? "validation_error" : "http_error-" + status,
                exception.getMessage());
    }
}
