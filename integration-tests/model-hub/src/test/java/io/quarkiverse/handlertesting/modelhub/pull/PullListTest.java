package io.quarkiverse.handlertesting.modelhub.pull;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.CleanDatabase;
import io.quarkus.test.junit.QuarkusTest;

/** The list of pulls. All tests share the database, and other tests pull too: these tests begin without a pull. */
// tag::clean[]
@QuarkusTest
@CleanDatabase
@DisplayName("The list of pulls")
class PullListTest {

    @Inject
    HandlerClient client;
    @Inject
    DownloadRequests requests;

    // end::clean[]
    // tag::list[]
    @Test
    void beginsWithTheNewest() {
        requests.create("listalias", "older.gguf");
        requests.create("listalias", "newer.gguf");

        DownloadPage page = client.get("/modelfiles/pull").send()
                .expectStatus(200)
                .json(DownloadPage.class);

        assertEquals(List.of("newer.gguf", "older.gguf"), page.items().stream().map(pull -> pull.filename).toList());
        assertEquals(2, page.total());
    }
    // end::list[]

    @Test
    void isEmptyBeforeTheFirstPull() {
        client.get("/modelfiles/pull").send().expectStatus(200).expectBody("items", hasSize(0)).expectBody("total", is(0));
    }

    // tag::statements[]
    @Test
    void needsOneStatementForThePageAndOneForTheTotal() {
        client.get("/modelfiles/pull").queryParam("size", 2).send()
                .expectStatus(200)
                .expectStatements(is(2));
    }
    // end::statements[]

    @Test
    void endsWithAnEmptyPage() {
        client.get("/modelfiles/pull").queryParam("page", 1_000_000).send()
                .expectStatus(200)
                .expectBody("items", hasSize(0))
                .expectBody("page", is(1_000_000));
    }
}
