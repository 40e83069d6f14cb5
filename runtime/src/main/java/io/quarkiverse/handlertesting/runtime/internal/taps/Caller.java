package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;
import java.security.Permission;
import java.util.Collection;
import java.util.stream.Collectors;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/**
 * The user of a request, as Quarkus has authenticated it so far. An identity may be a class of the application, and may throw.
 *
 * @param identity {@code null} for none
 */
record Caller(SecurityIdentity identity) {

    static Caller of(RoutingContext exchange) {
        // Never the deferred identity: to ask for it would authenticate.
        return new Caller(exchange.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null);
    }

    private boolean isAnonymous() {
        return identity == null || identity.isAnonymous();
    }

    /** {@code null} for none. */
    String name() {
        try {
            return isAnonymous() ? null : identity.getPrincipal().getName();
        } catch (Throwable broken) {
            return null;
        }
    }

    /** Why Quarkus may have refused the request; {@code null} if neither its user nor its resource method is known. */
    String refusal() {
        return refusal(ResourceMethods.current());
    }

    /** @param called the resource method; {@code null} if it is unknown */
    String refusal(Method called) {
        if (called == null && identity == null) { // the application may have no security, and refuse by itself
            return null;
        }
        String required = called == null ? "" : Requirement.text(called) + "; ";
        try {
            return required + (isAnonymous() ? "no user is authenticated"
                    : name() + " has " + roles() + " and " + permissions());
        } catch (Throwable broken) {
            return required + "the roles of " + name() + " are unknown";
        }
    }

    private String roles() {
        return named("role", identity.getRoles());
    }

    private String permissions() {
        Collection<Permission> permissions = identity.getPermissions();
        return named("permission", permissions.stream().map(Caller::text).toList());
    }

    /** As {@code @PermissionsAllowed} writes it. */
    private static String text(Permission permission) {
        String actions = permission.getActions();
        return permission.getName() + (actions == null || actions.isEmpty() ? "" : ":" + actions);
    }

    private static String named(String what, Collection<String> names) {
        return names.isEmpty() ? "no " + what + "s"
                : (names.size() == 1 ? what : what + "s") + " "
                        + names.stream().sorted().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }
}
