package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A refusal is followed by the role to which the configuration grants what the user lacks. */
class GrantedRolesTest {

    private static final String NEEDS_PERMISSION = "it needs permission \"usage:read\" (UsageResource.usage); ";
    private static final String NEEDS_ROLE = "it needs role \"auditor\" (UsageResource.usage); ";
    private static final String ROOT = "root has role \"resource_admin\" and no permissions";

    private static List<Clue> clues(int status, String refusal, Map<String, String> configuration) {
        Recorded recorded = new Recorded();
        recorded.add(Origin.HTTP, "GET /usage", new HttpExchange("GET", "/usage", status, Duration.ZERO, Stage.ANSWERED,
                List.of(), List.of(), null, null, "root", refusal));
        return new GrantedRoles(() -> configuration).find(Scene.of(recorded.events()));
    }

    @Test
    void namesTheRoleThatIsMisspelled() {
        assertEquals(List.of(new Clue(Weight.NAMES, "usage:read is granted to role \"resource-admin\""
                + " (quarkus.http.auth.policy.usage.permissions.resource-admin); the nearest role that root has is"
                + " \"resource_admin\".")),
                clues(403, NEEDS_PERMISSION + ROOT, Map.of("policy.usage.permissions.resource-admin", "a, usage:read",
                        "policy.usage.permissions.other", "usage:write", "policy.usage.roles-allowed", "usage:read")));
    }

    @Test
    void namesAnotherRole() {
        assertEquals(List.of(new Clue(Weight.POINTS, "usage:read is granted to role \"auditor\""
                + " (quarkus.http.auth.policy.\"the usage\".permissions.\"auditor\"), which root does not have.")),
                clues(403, NEEDS_PERMISSION + ROOT, Map.of("policy.\"the usage\".permissions.\"auditor\"", "usage:read")));
    }

    @Test
    void namesTheRoleThatIsMapped() {
        assertEquals(List.of(new Clue(Weight.NAMES, "role \"auditor\" is granted to role \"resource_admln\""
                + " (quarkus.http.auth.roles-mapping.resource_admln); the nearest role that root has is \"resource_admin\".")),
                clues(403, NEEDS_ROLE + ROOT, Map.of("roles-mapping.resource_admln", "auditor")));
        assertEquals(List.of(new Clue(Weight.POINTS, "role \"auditor\" is granted to role \"resource_admin\""
                + " (quarkus.http.auth.policy.p.roles.resource_admin), which root has.")),
                clues(403, NEEDS_ROLE + ROOT, Map.of("policy.p.roles.resource_admin", "auditor")));
    }

    @Test
    void isSilentWithoutAGrantOrARefusal() {
        assertEquals(List.of(), clues(403, NEEDS_PERMISSION + ROOT, Map.of("policy.usage.permissions.admin", "usage:write")));
        assertEquals(List.of(), clues(403, ROOT, Map.of("policy.usage.permissions.admin", "usage:read")));
        Recorded recorded = new Recorded();
        recorded.add(Origin.HTTP, "GET /usage", new HttpExchange("GET", "/usage", 401, Duration.ZERO, Stage.ANSWERED,
                List.of(), List.of(), null, null, null, NEEDS_PERMISSION + "no user is authenticated"));
        assertEquals(List.of(), new GrantedRoles(() -> fail("no refusal")).find(Scene.of(recorded.events())));
    }

    @Test
    void namesTheRoleThatTheCodeMisspells() {
        assertEquals(List.of(new Clue(Weight.NAMES, "RolePermissions has the texts \"usage:read\" and \"resource-admin\"; the"
                + " role of root is \"resource_admin\".")),
                inCode(Map.of("RolePermissions", Set.of("usage:read", "resource-admin", "x"), "Roles",
                        Set.of("resource-admin"), "Usage", Set.of("usage:read", "resource_user"))));
        assertEquals(List.of(),
                inCode(Map.of("Permissions", Set.of("usage:read", "resource-admin", "resource_admin"))));
    }

    private static List<Clue> inCode(Map<String, Collection<String>> texts) {
        Recorded recorded = new Recorded();
        recorded.add(Origin.HTTP, "GET /usage", new HttpExchange("GET", "/usage", 403, Duration.ZERO, Stage.ANSWERED,
                List.of(), List.of(), null, null, "root", NEEDS_PERMISSION + ROOT));
        return new RolesInCode(() -> texts).find(Scene.of(recorded.events()));
    }
}
