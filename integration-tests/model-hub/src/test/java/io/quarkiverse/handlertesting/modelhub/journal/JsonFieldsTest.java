package io.quarkiverse.handlertesting.modelhub.journal;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** A failure names the field that the application reads, and the JSON of an upstream has under another name. */
@QuarkusTest
class JsonFieldsTest {

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("members")
    MockUpstream members;

    @RegisterRestClient(configKey = "members", baseUri = "http://members.invalid")
    public interface Members {

        @GET
        @Path("/userinfo")
        String userInfo();
    }

    record Renamed(String sub, @JsonProperty("groups") Set<String> roles) {
    }

    record Misspelt(String sub, Set<String> role) {
    }

    @Path("/json-fields")
    public static class Users {

        private final ObjectMapper mapper = new ObjectMapper()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        @RestClient
        Members members;

        @GET
        @Path("/renamed")
        public String renamed() throws JsonProcessingException {
            return String.valueOf(mapper.readValue(members.userInfo(), Renamed.class).roles());
        }

        @GET
        @Path("/misspelt")
        public String misspelt() throws JsonProcessingException {
            return String.valueOf(mapper.readValue(members.userInfo(), Misspelt.class).role());
        }

        @GET
        @Path("/object")
        public String object() {
            return String.valueOf(new JsonObject(members.userInfo()).getJsonArray("role"));
        }

        @GET
        @Path("/tree")
        public String tree() throws JsonProcessingException {
            return mapper.readTree(members.userInfo()).path("groups").toString();
        }
    }

    @BeforeEach
    void userInfo() {
        members.stub(get(urlPathEqualTo("/userinfo")).willReturn(okJson("{\"sub\":\"7\",\"roles\":[\"admin\"]}")));
    }

    private List<String> clues(String path) {
        return assertThrows(HttpAssertionError.class, () -> client.get("/json-fields/" + path).send().expectStatus(418))
                .getMessage().lines().skip(1).filter(line -> line.contains("\"roles\"") && line.startsWith("r1 ")
                        || line.contains("JSON that"))
                .map(line -> line.replaceAll("\\.java:\\d+", ".java:N")).toList();
    }

    @Test
    void ofAClass() {
        assertEquals(List.of("members answered r1 with JSON that has \"roles\", but JsonFieldsTest.Renamed reads \"groups\""
                + " for its roles, which is not there."), clues("renamed"));
        assertEquals(List.of("members answered r2 with JSON that has \"roles\", but JsonFieldsTest.Misspelt reads \"role\","
                + " which is not there."), clues("misspelt"));
    }

    @Test
    void ofAnObjectOfVertx() {
        assertEquals(List.of("r1 read \"role\" of a JSON object from members at JsonFieldsTest.java:N, which has no such field;"
                + " it has \"roles\"."), clues("object"));
    }

    @Test
    void ofATreeOfJackson() {
        assertEquals(List.of("r1 read \"groups\" of a JSON object from members at JsonFieldsTest.java:N, which has no such"
                + " field; it has \"sub\" and \"roles\"."), clues("tree"));
    }
}
