package io.quarkiverse.handlertesting.behaviour.junit;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;

import io.smallrye.config.ConfigMapping;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** Reads a limit in all the ways that an application has. */
@ApplicationScoped
public class Limits {

    @Inject
    Config config;
    @ConfigProperty(name = "limits.pulls")
    Provider<Integer> provider;
    @ConfigProperty(name = "limits.pulls")
    Supplier<Integer> supplier;
    @ConfigProperty(name = "limits.pulls")
    Instance<Integer> instance;
    @ConfigProperty(name = "limits.missing")
    Provider<Optional<String>> missing;
    @Inject
    PerRequest perRequest;
    @ConfigProperty(name = "limits.fixed", defaultValue = "1")
    int fixed;
    @Inject
    ManagedExecutor executor;
    @Inject
    Mapped mapped;

    /** A mapping, which is read once. */
    @ConfigMapping(prefix = "limits-mapped")
    public interface Mapped {

        Optional<Integer> pulls();
    }

    /** A bean that each request makes anew. */
    @RequestScoped
    public static class PerRequest {

        @ConfigProperty(name = "limits.pulls")
        int pulls;

        int pulls() {
            return pulls;
        }
    }

    void routes(@Observes Router router) {
        router.get("/limits").handler(exchange -> exchange.json(new JsonObject()
                .put("config", config.getValue("limits.pulls", int.class)).put("provider", provider.get())
                .put("supplier", supplier.get()).put("instance", instance.get()).put("request", perRequest.pulls())
                .put("missing", missing.get().orElse("none")).put("fixed", fixed)
                .put("mapped", mapped.pulls().orElse(0))));
    }

    int pulls() {
        return provider.get();
    }

    String missing() {
        return missing.get().orElse("none");
    }
}
