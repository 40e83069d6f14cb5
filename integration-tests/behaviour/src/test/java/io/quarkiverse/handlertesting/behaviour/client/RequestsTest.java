package io.quarkiverse.handlertesting.behaviour.client;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkus.test.junit.QuarkusTest;

/** Requests arrive unchanged, in process and over a socket. */
@QuarkusTest
class RequestsTest extends ClientTestBase {

    // tag::parts[]
    @BothWays
    void arriveWithAllTheirParts(String way) {
        HandlerResponse response = client(way).post("/echo").queryParam("a", "b c").header("X-A", "1").cookie("c", "d")
                .json("{}").send();
        assertEquals("""
                POST /echo?a=b%20c
                content-length: 2
                content-type: application/json
                cookie: c=d
                host: localhost:PORT
                x-a: 1

                {}""", response.expectStatus(200).asString().replaceFirst("localhost:\\d+", "localhost:PORT"));
    }
    // end::parts[]

    // tag::several[]
    @BothWays
    void takeSeveralValuesAtOnce(String way) {
        client(way).get("/{page}", "echo").queryParam("id", List.of(1, 2)).queryParams(Map.of("q", "a/b")).send()
                .expectBody(startsWith("GET /echo?id=1&id=2&q=a%2Fb\n"));
    }
    // end::several[]

    /** RFC 9110, section 5.5 */
    @BothWays
    void haveHeadersWithoutWhiteSpaceAtTheirEnds(String way) {
        HandlerResponse response = client(way).get("/echo").header("X-A", " a b\t ").send();
        response.expectBody(containsString("x-a: a b\n"));
        assertEquals("a b", client(way).get("/spaces").send().header("X-A"));
    }

    @BothWays
    void takeLongHeadersOfAResponse(String way) {
        assertEquals(9_000, client(way).get("/token").send().header("X-Token").length());
    }

    @BothWays
    void acceptAnAddressFromTheApplication(String way) {
        String location = client(way).get("/redirect/201").queryParam("to", "/echo?a=b%20c").send().header("Location");
        String host = client(way).get("/echo").send().asString().replaceFirst("(?s).*host: (\\S+).*", "$1");
        client(way).get("http://" + host + location).send().expectStatus(200).expectBody(startsWith("GET /echo?a=b%20c\n"));
    }

    /** The application writes 10,000 bytes each time. */
    @BothWays
    void haveNoBodyInResponsesThatCannotHaveOne(String way) {
        for (HandlerRequest request : List.of(client(way).head("/redirect/200"), client(way).get("/redirect/204"),
                client(way).get("/redirect/205"), client(way).get("/redirect/304"))) {
            assertEquals("", request.send().asString());
            assertEquals("", request.stream().awaitCompletion().toString());
        }
    }
}
