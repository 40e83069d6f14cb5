package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;

/** Where a provider is not possible, the failure says why. */
class RefusedOidcTest {

    @Test
    void useOutsideOfATestIsRefused() {
        try (OidcProviders providers = new OidcProviders()) {
            providers.upstreams.runs.endAll();
            assertEquals(
                    "The upstream hub was used while no test was running. Its stubs are those of a test or of a class: stub"
                            + " it in a test, @BeforeEach or @BeforeAll, or put stubs into src/test/resources/upstreams/hub/mappings.",
                    assertThrows(IllegalStateException.class, () -> OidcUpstream.on(providers.idp)).getMessage());
        }
    }

    @Test
    void aProviderOfAnEndedTestIsRefused() {
        try (OidcProviders providers = new OidcProviders()) {
            OidcUpstream oidc = providers.oidc.user("alice");
            providers.upstreams.runs.endAll();
            providers.upstreams.runs.begin("LoginTest.next");
            for (Executable use : List.<Executable> of(() -> oidc.user("bob"), () -> oidc.user("bob", Map.of()),
                    () -> oidc.login("alice"), () -> oidc.code("c", "alice"), () -> oidc.opaqueToken("alice"))) {
                assertEquals(
                        "This OidcUpstream of hub belongs to a test or class that has ended: the application cannot reach its"
                                + " users and opaque tokens. Create an OidcUpstream for each test, in the test, @BeforeEach or"
                                + " @BeforeAll.",
                        assertThrows(IllegalStateException.class, use).getMessage());
            }
            assertNotNull(oidc.token("alice"));
            OidcUpstream.on(providers.idp).user("alice").login("alice");
        }
    }

    @Test
    void aProviderOfATestClassHasTheUsersOfEachTest() throws Exception {
        try (OidcProviders providers = new OidcProviders()) {
            providers.upstreams.runs.endAll();
            providers.upstreams.tests.beginClass(RefusedOidcTest.class);
            OidcUpstream oidc = OidcUpstream.on(providers.idp).user("alice");
            for (String test : List.of("LoginTest.first", "LoginTest.second")) {
                TestRun run = providers.upstreams.runs.begin(test);
                providers.upstreams.tests.begin(run, false);
                oidc.login("alice");
                assertEquals(302, providers.authorize("response_type", "code", "redirect_uri", "http://app").statusCode());
                providers.upstreams.tests.end(run, false, partition -> test);
                providers.upstreams.runs.endAll();
            }
        }
    }

    @Test
    void anInvalidPathIsRefused() {
        try (OidcProviders providers = new OidcProviders()) {
            for (String path : new String[] { "realms/test", "/realms/test/", "/" }) {
                assertEquals("The path of a provider must begin with a slash and end without one, but got \"" + path + "\".",
                        assertThrows(IllegalArgumentException.class, () -> OidcUpstream.on(providers.idp, path))
                                .getMessage());
            }
            assertEquals("path",
                    assertThrows(NullPointerException.class, () -> OidcUpstream.on(providers.idp, null)).getMessage());
        }
    }

    @Test
    void anUpstreamThatWasNotInjectedIsRefused() {
        assertEquals("OidcUpstream.on needs an upstream that was injected with @Upstream, but got null.",
                assertThrows(IllegalArgumentException.class, () -> OidcUpstream.on(null)).getMessage());
    }

    @Test
    void theFailureNamesTheMissingLibrary() throws Exception {
        ClassLoader application = new WithoutTokens(getClass().getClassLoader());
        // Upstreams work without the library.
        Class.forName(PartitionedUpstream.class.getName(), true, application);
        Class.forName(UpstreamConfigSource.class.getName(), true, application).getDeclaredMethods();
        Class.forName("io.quarkiverse.handlertesting.runtime.internal.oidc.OidcKeys", true, application)
                .getDeclaredConstructor().newInstance();
        Class.forName(MockUpstreamView.class.getName(), true, application).getDeclaredMethods();
        Method on = Class.forName(OidcUpstream.class.getName(), true, application).getMethod("on",
                Class.forName(MockUpstream.class.getName(), false, application));
        Throwable refused = assertThrows(InvocationTargetException.class, () -> on.invoke(null, (Object) null)).getCause();
        assertEquals("OidcUpstream signs its tokens with smallrye-jwt-build, which comes with quarkus-smallrye-jwt and with"
                + " quarkus-oidc. The application has neither: add io.smallrye:smallrye-jwt-build, with scope test and without"
                + " a version, which the BOM of Quarkus has.",
                assertInstanceOf(IllegalStateException.class, refused).getMessage());
    }

    /** Loads the classes of the extension itself, and hides the library that signs tokens. */
    private static final class WithoutTokens extends ClassLoader {

        WithoutTokens(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.smallrye.jwt.") || name.startsWith("org.jose4j.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.quarkiverse.handlertesting.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] all = bytes.readAllBytes();
                return defineClass(name, all, 0, all.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
