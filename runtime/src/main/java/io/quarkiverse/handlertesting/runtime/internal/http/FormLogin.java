package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.RejectedCookie;
import io.quarkiverse.handlertesting.http.SessionAssertionError;
import io.quarkiverse.handlertesting.http.SessionAssertionError.Reason;
import io.restassured.response.Response;

/** The form of Quarkus' form authentication, and the cookie that proves a successful login. */
record FormLogin(String location, String user, String password, String cookie) {

    /** The configuration of the application, with the defaults of Quarkus. */
    static FormLogin configured() {
        Config config = ConfigProvider.getConfig();
        return new FormLogin(value(config, "post-location", "/j_security_check"),
                value(config, "username-parameter", "j_username"),
                value(config, "password-parameter", "j_password"), value(config, "cookie-name", "quarkus-credential"));
    }

    private static String value(Config config, String key, String defaultValue) {
        return config.getOptionalValue("quarkus.http.auth.form." + key, String.class).orElse(defaultValue);
    }

    /** @param story makes the message of a failure, given its text */
    Response login(HandlerSession session, String userName, String userPassword, UnaryOperator<String> story) {
        Optional<Cookie> before = session.findCookie(cookie);
        int rejectedBefore = session.rejected().size();
        Response response = session.given().formParam(user, userName).formParam(password, userPassword).post(location);
        Optional<Cookie> after = session.findCookie(cookie);
        if (after.isEmpty() || after.equals(before)) {
            String to = response.header("Location");
            throw new SessionAssertionError(Reason.LOGIN_REFUSED,
                    story.apply("Session " + session.name() + " could not log in as " + userName + ": POST " + location
                            + " was answered with " + response.statusCode() + (to == null ? "" : " to " + to)
                            + ", and " + missing(session.rejected().stream().skip(rejectedBefore))));
        }
        return response;
    }

    private String missing(Stream<RejectedCookie> rejected) {
        return rejected.filter(one -> one.setCookie().startsWith(cookie + "=")).findFirst()
                .map(one -> "the session rejected the cookie " + cookie + ". " + one.reason())
                .orElse("did not set the cookie " + cookie + ".");
    }
}
