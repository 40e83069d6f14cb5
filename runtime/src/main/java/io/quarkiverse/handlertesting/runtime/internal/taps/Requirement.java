package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;

/** The users that a resource method is for, by its annotations, or by those of its class if it has none. */
final class Requirement {

    private Requirement() {
    }

    /** {@code it needs role "admin" (Users.remove)} */
    static String text(Method method) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        String own = text(method, name);
        String inherited = own == null ? text(method.getDeclaringClass(), name) : own;
        return inherited == null ? "no annotation of " + name + " restricts it" : inherited;
    }

    /** {@code null} for no annotation. */
    private static String text(AnnotatedElement annotated, String name) {
        RolesAllowed roles = annotated.getAnnotation(RolesAllowed.class);
        PermissionsAllowed[] permissions = annotated.getAnnotationsByType(PermissionsAllowed.class);
        if (roles != null) {
            return List.of(roles.value()).contains("**") ? user(name)
                    : "it needs role " + any(roles.value(), " or ") + " (" + name + ")";
        } else if (permissions.length > 0) {
            return "it needs permission " + Stream.of(permissions)
                    .map(allowed -> permissions.length == 1 || allowed.value().length == 1 ? names(allowed)
                            : "(" + names(allowed) + ")")
                    .collect(Collectors.joining(" and ")) + " (" + name + ")";
        } else if (annotated.isAnnotationPresent(DenyAll.class)) {
            return name + " is denied to all users";
        }
        return annotated.isAnnotationPresent(Authenticated.class) ? user(name)
                : annotated.isAnnotationPresent(PermitAll.class) ? name + " is permitted to all users" : null;
    }

    private static String user(String name) {
        return "it needs an authenticated user (" + name + ")";
    }

    private static String names(PermissionsAllowed allowed) {
        return any(allowed.value(), allowed.inclusive() ? " and " : " or ");
    }

    private static String any(String[] names, String between) {
        return Stream.of(names).map(name -> '"' + name + '"').collect(Collectors.joining(between));
    }
}
