package io.quarkiverse.handlertesting.borders;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

/** The other ends of hops over WebSockets, by the id in the path of a WebSocket. */
@Singleton
class WebSocketLandings {

    private final Map<String, Landing> landings = new ConcurrentHashMap<>();

    private record Landing(String callback, Runnable landed) {
    }

    static URI application() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }

    /**
     * @param callback the callback that is the other end
     * @return the id
     */
    String add(String callback, Runnable landed) {
        String id = UUID.randomUUID().toString();
        landings.put(id, new Landing(callback, landed));
        return id;
    }

    /** Called by each callback. */
    void reached(String id, String callback) {
        Landing landing = landings.get(id);
        if (landing != null && landing.callback().equals(callback) && landings.remove(id, landing)) {
            landing.landed().run();
        }
    }
}
