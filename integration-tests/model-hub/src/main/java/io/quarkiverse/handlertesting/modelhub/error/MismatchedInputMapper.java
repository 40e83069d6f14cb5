package io.quarkiverse.handlertesting.modelhub.error;

import static java.util.stream.Collectors.joining;

import java.util.Objects;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A body that is JSON, but not of the expected shape. */
@Provider
public class MismatchedInputMapper implements ExceptionMapper<MismatchedInputException> {

    @Override
    public Response toResponse(MismatchedInputException exception) {
        String field = exception.getPath().stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(joining("."));
        return ErrorResponse.validationError((field.isEmpty() ? "body" : field) + " has the wrong type");
    }
}
