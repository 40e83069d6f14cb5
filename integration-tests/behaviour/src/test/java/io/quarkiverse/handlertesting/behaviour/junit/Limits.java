package io.quarkiverse.handlertesting.behaviour.junit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;

import io.smallrye.config.ConfigMapping;
import io.vertx.core.json.JsonObject;

/** Reads a limit in all the ways that an application has. */
@Path("/limits")
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

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String read() {
        return new JsonObject().put("config", config.getValue("limits.pulls", int.class)).put("provider", provider.get())
                .put("supplier", supplier.get()).put("instance", instance.get()).put("request", perRequest.pulls())
                .put("missing", missing()).put("fixed", fixed).put("mapped", mapped.pulls().orElse(0)).encode();
    }

    CompletableFuture<Integer> pullsLater(CountDownLatch when) {
        return executor.supplyAsync(() -> {
            try {
                if (!when.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("not released");
                }
                return pulls();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    int pulls() {
        return provider.get();
    }

    String missing() {
        return missing.get().orElse("none");
    }
}
