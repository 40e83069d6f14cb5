package io.quarkiverse.handlertesting.benchmarks.probes.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.handlertesting.benchmarks.probes.Greeting;
import io.quarkiverse.handlertesting.benchmarks.probes.Repeated;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A class of tests that send one request each with a shared client of the JDK. */
@QuarkusTest
@ExtendWith(ClassTime.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdkClassProbe {

    @TestHTTPResource("/greeting/json")
    URI address;
    @Inject
    ObjectMapper mapper;

    private HttpClient client;

    @BeforeAll
    void open() {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @Repeated
    void greet(int repetition) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(mapper.writeValueAsString(new Greeting("hello", repetition)))).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        assertEquals(repetition + 1, mapper.readTree(response.body()).path("number").asInt());
    }
}
