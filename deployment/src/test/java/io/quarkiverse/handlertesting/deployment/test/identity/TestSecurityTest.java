package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.deployment.test.identity.SecuredApp.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.ActingIdentity;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkus.arc.Arc;
import io.quarkus.builder.Version;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;

/**
 * In a test with {@code @TestSecurity(user = "bob", roles = "user")} a request without an identity of its own acts as bob.
 * Does the same as the callback of {@code @QuarkusTest} does for the annotation, which {@code QuarkusUnitTest} does not call.
 */
@DisabledIf(value = "unavailable", disabledReason = "its quarkus-test-security is not in every mirror of Maven Central")
class TestSecurityTest {

    private static final String ASSOCIATION = "io.quarkus.test.security.TestIdentityAssociation";

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with().setForcedDependencies(
            SecuredApp.dependencies("quarkus-security-deployment", "quarkus-test-security"));

    static boolean unavailable() {
        return Version.getVersion().equals("3.31.4");
    }

    @BeforeEach
    void actAsBob() throws ReflectiveOperationException {
        act(ActingIdentity.of(TestUser.user("bob").role("user")));
    }

    @AfterEach
    void actAsNoUser() throws ReflectiveOperationException {
        act(null);
    }

    /** Uses reflection: another version of Quarkus may lack the class at compile time. */
    private static void act(SecurityIdentity identity) throws ReflectiveOperationException {
        Class<?> association = Thread.currentThread().getContextClassLoader().loadClass(ASSOCIATION);
        association.getMethod("setTestIdentity", SecurityIdentity.class)
                .invoke(Arc.container().select(association).get(), identity);
    }

    @Test
    void usesBobWithoutAnIdentity() {
        given().get("/who").then().statusCode(200).body(equalTo("bob[user]"));
        given().get("/who/admin").then().statusCode(403);
    }

    @Test
    void usesTheIdentityOfTheRequest() {
        as("alice", "admin").get("/who/admin").then().statusCode(200).body(equalTo("alice[admin]"));
        as("alice").get("/who").then().statusCode(200).body(equalTo("alice[]"));
        given().get("/who").then().statusCode(200).body(equalTo("bob[user]"));
    }

    @Test
    void refusesAForgedIdentity() {
        given().header(IdentityHeader.NAME, "forged").get("/who").then().statusCode(401);
    }
}
