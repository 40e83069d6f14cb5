package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Issues the codes of devices (RFC 8628), which the user that the test has named confirms. Thread-safe. */
final class DeviceEndpoint {

    private static final int POLL_SECONDS = 1;

    private final String page;
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    /** @param page the address that the device shows to its user */
    DeviceEndpoint(String page) {
        this.page = page;
    }

    Endpoint.Response answer(EndpointRequest request) {
        int number = count.incrementAndGet();
        codes.add("device-" + number);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("device_code", "device-" + number);
        answer.put("user_code", "USER-" + number);
        answer.put("verification_uri", page);
        answer.put("verification_uri_complete", page + "?user_code=USER-" + number);
        answer.put("expires_in", OidcTokens.LIFETIME.toSeconds());
        answer.put("interval", POLL_SECONDS);
        return OidcAnswers.json(answer);
    }

    boolean knows(String code) {
        return codes.contains(code);
    }

    /** Redeems a code, once. */
    void redeem(String code) {
        codes.remove(code);
    }
}
