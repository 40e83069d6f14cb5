package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.util.function.UnaryOperator;

import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.TestUser;

/** Each way to name the user of a request, by the name that its samples have. */
enum ActingUser {

    NOBODY("no user", "nobody", request -> request),
    NAME_AND_ROLES("as(name, roles)", "ann", request -> request.as("ann", "resource_user")),
    TEST_USER("as(TestUser)", "ann", ActingUser::asTestUser);

    private final String label;
    private final String name;
    private final UnaryOperator<HandlerRequest> naming;

    ActingUser(String label, String name, UnaryOperator<HandlerRequest> naming) {
        this.label = label;
        this.name = name;
        this.naming = naming;
    }

    String label() {
        return label;
    }

    /** Sends a request as this user, and checks whom the application greets. */
    void send(HandlerRequest request) {
        String answer = naming.apply(request).send().asString();
        if (!answer.equals("hello " + name)) {
            throw new AssertionError(label + " was answered with \"" + answer + '"');
        }
    }

    private static HandlerRequest asTestUser(HandlerRequest request) {
        return request.as(Users.ANN);
    }

    /** Made once: a test has its users as constants. */
    private static final class Users {

        private static final TestUser ANN = TestUser.user("ann").role("resource_user")
                .permission("usage:read", "usage:write").attribute("region", 7L);
    }
}
