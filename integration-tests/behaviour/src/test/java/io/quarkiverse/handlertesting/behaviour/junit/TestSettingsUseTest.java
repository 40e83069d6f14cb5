package io.quarkiverse.handlertesting.behaviour.junit;

import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.TestSetting;
import io.quarkiverse.handlertesting.junit.TestSettings;
import io.quarkus.test.junit.QuarkusTest;

/** Settings of a class, of a method, and of a test while it runs. */
// tag::settings[]
@QuarkusTest
@TestSetting(key = "limits.pulls", value = "2")
class TestSettingsUseTest {

    @Inject
    HandlerClient client;
    @Inject
    TestSettings settings;

    @Test
    void hasTheValueOfItsClass() {
        client.get("/limits").send().expectBody("config", is(2));
    }

    @Test
    @TestSetting(key = "limits.pulls", value = "3")
    void hasItsOwnValue() {
        client.get("/limits").send().expectBody("config", is(3));
    }

    @Test
    void setsAValueThatOnlyItKnows() {
        settings.set("limits.pulls", String.valueOf(2 * 21));
        client.get("/limits").send().expectBody("config", is(42));
    }
    // end::settings[]

    @Nested
    class BeforeEachMethods {

        @BeforeEach
        void read() {
            client.get("/limits").send().expectBody("config", is(2));
        }

        @Test
        void haveTheValueToo() {
            client.get("/limits").send().expectBody("config", is(2));
        }
    }
}
