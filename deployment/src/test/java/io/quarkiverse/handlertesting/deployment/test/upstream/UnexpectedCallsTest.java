package io.quarkiverse.handlertesting.deployment.test.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.junit.KeepStubs;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.UpstreamAssertionError;
import io.quarkus.test.QuarkusUnitTest;

/** A test fails by what its application has called and nobody expected. */
class UnexpectedCallsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Shop.class))
            .overrideConfigKey("shop.mail", "none");

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("stock")
    MockUpstream stock;

    void test() {
    }

    @FailOnUnusedStubs
    void strict() {
    }

    @KeepStubs
    void keeps() {
    }

    // tag::unexpected[]
    @Test
    void eachIsToldWithTheNearestStub() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        stock.stub(get("/items/8").willReturn(ok()));
        client.get("/shop/lenient").send().expectBody(is("without"));
        String told = assertThrows(UpstreamAssertionError.class, test::end).getMessage();
        assertEquals("""
                UnexpectedCallsTest.test has led to 1 call that no stub matches:
                  stock: GET /items/7, caused by request 1: GET /shop/lenient
                    the nearest stub is GET /items/8
                      URL: expected /items/8, but got /items/7
                Stub them, or let such calls pass (quarkus.handler-testing.upstream.fail-on-unmatched=false). It saw:
                  #1  N ms  HTTP      GET /shop/lenient
                  #2  N ms  UPSTREAM  stock GET /items/7 -> not expected
                  #3  N ms  HTTP      GET /shop/lenient -> 200 in N ms""",
                told.replaceAll(" +\\d+ ms  (HTTP|UPS)", "  N ms  $1").replaceAll("in \\d+ (ms|µs)", "in N ms"));
    }
    // end::unexpected[]

    @Test
    void aTestThatHasFailedKeepsItsFailure() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        client.get("/shop/lenient").send();
        test.endWith(new AssertionError("the test's own"));
    }

    @Test
    void stubsThatWereNeverCalledAreTold() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "strict");
        stock.stub(get("/items/7").willReturn(ok("item")));
        stock.stub(get("/items/8").willReturn(ok()));
        client.get("/shop/item").send().expectBody(is("item"));
        assertEquals("UnexpectedCallsTest.strict has stubs that were never called, and has @FailOnUnusedStubs:"
                + "\n  stock: GET /items/8", assertThrows(UpstreamAssertionError.class, test::end).getMessage());
    }

    @Test
    void stubsAreKeptForWhoKeepsThem() {
        QuarkusTestCallbacks first = QuarkusTestCallbacks.begin(this, "keeps");
        stock.stub(get("/items/7").willReturn(ok("kept")));
        first.end();
        QuarkusTestCallbacks second = QuarkusTestCallbacks.begin(this, "keeps");
        client.get("/shop/item").send().expectBody(is("kept"));
        second.end();
        QuarkusTestCallbacks third = QuarkusTestCallbacks.begin(this, "test");
        client.get("/shop/lenient").send().expectBody(is("without"));
        assertThrows(UpstreamAssertionError.class, third::end);
    }
}
