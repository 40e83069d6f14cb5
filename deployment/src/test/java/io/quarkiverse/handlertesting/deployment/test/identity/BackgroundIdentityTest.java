package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.specification.RequestSpecification;

/**
 * The identity of background work is the one that Quarkus gives it after a login by password: it exists while the request
 * waits, and where contexts are propagated. After the request, Quarkus knows no identity.
 */
class BackgroundIdentityTest {

    private static final int TIMES = 20;

    /** The results after the request; which one depends on whether the task had begun before. */
    private static final Set<String> NOBODY = Set.of("anonymous", "ContextNotActiveException");

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(Background.class, Answers.class, RequestEnd.class);

    @Inject
    Answers answers;

    @ParameterizedTest
    @CsvSource({ "managed executor, carol", "uni, carol", "blocking, carol", "event, nobody", "bus, nobody",
            "common pool, nobody" })
    void isThatOfAPasswordWhileTheRequestWaits(String way, String who) {
        for (int i = 0; i < TIMES; i++) {
            assertEquals(who, during(basic("carol"), way), "a password");
            assertEquals(who, during(as("carol", "admin"), way), "an identity");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "managed executor", "uni", "blocking", "event", "common pool" })
    void isUnknownAfterTheRequest(String way) throws InterruptedException {
        for (int i = 0; i < TIMES; i++) {
            assertEquals("nobody", after(basic("carol"), way), "a password");
            assertEquals("nobody", after(as("carol", "admin"), way), "an identity");
        }
    }

    private static String during(RequestSpecification request, String way) {
        return known(request.get("/background/" + way).then().statusCode(200).extract().asString());
    }

    private String after(RequestSpecification request, String way) throws InterruptedException {
        request.post("/background/" + way).then().statusCode(200);
        return known(answers.next());
    }

    private static String known(String who) {
        return NOBODY.contains(who) ? "nobody" : who;
    }
}
