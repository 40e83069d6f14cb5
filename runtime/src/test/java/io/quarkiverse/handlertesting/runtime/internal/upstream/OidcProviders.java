package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.vertx.core.json.JsonObject;

/** An OpenID provider on an upstream that listens, and an application that calls it. */
final class OidcProviders implements AutoCloseable {

    static final String REALM = "/realms/test";

    final Upstreams upstreams = new Upstreams(Path.of("no such directory"));
    final MockUpstream idp;
    final OidcUpstream oidc;

    OidcProviders() {
        this(new OidcSettings(REALM, null, null, List.of()));
    }

    OidcProviders(OidcSettings... settings) {
        idp = upstreams.upstream(settings);
        upstreams.runs.begin("LoginTest.login");
        oidc = OidcUpstream.on(idp);
    }

    /** The claims of a token; the signature is not checked. */
    static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** Whether a token is signed with a key that the provider publishes. */
    boolean isSigned(String token) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        signature.setKey(new JwksVerificationKeyResolver(new JsonWebKeySet(keys()).getJsonWebKeys()).resolveKey(signature,
                List.of()));
        return signature.verifySignature();
    }

    String keys() throws IOException, InterruptedException {
        return upstreams.get(REALM + "/protocol/openid-connect/certs").body();
    }

    JsonObject json(String path) throws IOException, InterruptedException {
        return new JsonObject(upstreams.get(path).body());
    }

    /**
     * @param form names and values, in turn
     */
    HttpResponse<String> token(String... form) throws IOException, InterruptedException {
        return post("/token", form);
    }

    /** @param path after that of the realm, {@code "/revoke"} */
    HttpResponse<String> post(String path, String... form) throws IOException, InterruptedException {
        return upstreams.post(REALM + "/protocol/openid-connect" + path, "application/x-www-form-urlencoded", query(form));
    }

    /** The address to which the login redirects the browser. */
    String login(String... query) throws IOException, InterruptedException {
        return authorize(query).headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> authorize(String... query) throws IOException, InterruptedException {
        return upstreams.get(REALM + "/protocol/openid-connect/auth?" + query(query));
    }

    HttpResponse<String> user(String authorization) throws IOException, InterruptedException {
        return upstreams.send(upstreams.request(REALM + "/protocol/openid-connect/userinfo").header("Authorization",
                authorization));
    }

    static String query(String... parameters) {
        return IntStream.range(0, parameters.length / 2)
                .mapToObj(i -> parameters[2 * i] + "=" + URLEncoder.encode(parameters[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        upstreams.close();
    }
}
