package io.quarkiverse.handlertesting.benchmarks.probes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.lang.management.ManagementFactory;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Measures the time from the start of the JVM to the first line of the first test of the sample. */
@QuarkusTest
class BootProbe {

    @Test
    void firstTest() throws IOException {
        long now = System.currentTimeMillis();
        Samples.add("boot", now - ManagementFactory.getRuntimeMXBean().getStartTime());
        given().get("/modelfiles/pull").then().statusCode(200).body("total", is(0));
    }
}
