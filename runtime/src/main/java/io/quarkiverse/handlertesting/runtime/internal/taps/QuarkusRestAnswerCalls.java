package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.net.URI;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * Called by application classes in place of the methods of {@link RestResponse} and its builder with the same names, with the
 * line of the call as the last argument. Applications may lack Quarkus REST.
 */
public final class QuarkusRestAnswerCalls {

    private QuarkusRestAnswerCalls() {
    }

    private static <T> RestResponse<T> built(RestResponse<T> response, String line) {
        try {
            AnswerLine.built(response.getStatus(), response.hasEntity(), line);
        } catch (RuntimeException unknown) {
            // A builder of the application may return anything.
        }
        return response;
    }

    public static <T> RestResponse<T> build(RestResponse.ResponseBuilder<T> builder, String line) {
        return built(builder.build(), line);
    }

    public static <T> RestResponse<T> status(Response.StatusType status, String line) {
        return built(RestResponse.status(status), line);
    }

    public static <T> RestResponse<T> status(Response.StatusType status, T entity, String line) {
        return built(RestResponse.status(status, entity), line);
    }

    public static <T> RestResponse<T> status(RestResponse.Status status, String line) {
        return built(RestResponse.status(status), line);
    }

    public static <T> RestResponse<T> status(RestResponse.Status status, T entity, String line) {
        return built(RestResponse.status(status, entity), line);
    }

    public static <T> RestResponse<T> status(int status, String line) {
        return built(RestResponse.status(status), line);
    }

    public static <T> RestResponse<T> status(int status, String reason, String line) {
        return built(RestResponse.status(status, reason), line);
    }

    public static <T> RestResponse<T> ok(String line) {
        return built(RestResponse.ok(), line);
    }

    public static <T> RestResponse<T> ok(T entity, String line) {
        return built(RestResponse.ok(entity), line);
    }

    public static <T> RestResponse<T> ok(T entity, MediaType type, String line) {
        return built(RestResponse.ok(entity, type), line);
    }

    public static <T> RestResponse<T> ok(T entity, String type, String line) {
        return built(RestResponse.ok(entity, type), line);
    }

    public static <T> RestResponse<T> serverError(String line) {
        return built(RestResponse.serverError(), line);
    }

    public static <T> RestResponse<T> created(URI location, String line) {
        return built(RestResponse.created(location), line);
    }

    public static <T> RestResponse<T> accepted(String line) {
        return built(RestResponse.accepted(), line);
    }

    public static <T> RestResponse<T> accepted(T entity, String line) {
        return built(RestResponse.accepted(entity), line);
    }

    public static <T> RestResponse<T> noContent(String line) {
        return built(RestResponse.noContent(), line);
    }

    public static <T> RestResponse<T> notModified(String line) {
        return built(RestResponse.notModified(), line);
    }

    public static <T> RestResponse<T> seeOther(URI location, String line) {
        return built(RestResponse.seeOther(location), line);
    }

    public static <T> RestResponse<T> temporaryRedirect(URI location, String line) {
        return built(RestResponse.temporaryRedirect(location), line);
    }

    public static <T> RestResponse<T> notFound(String line) {
        return built(RestResponse.notFound(), line);
    }
}
