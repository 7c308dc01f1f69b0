package dev.claimport.desktop.memory;

import java.util.Map;
import java.util.TreeMap;

/**
 * How and where the technician signed in last. Texts are empty when nothing was chosen.
 *
 * @param portal start URL, or name of a session in the AWS configuration
 * @param region in which that Identity Center is
 * @param stay whether the sign-in is to outlast the program
 * @param profile of the AWS configuration
 * @param roles what was chosen last, by portal
 * @param regions the one worked in last, by account and role
 * @param practiceAccount the folder of the account that was practised with
 */
public record SignInMemory(
        String portal, String region, boolean stay, String profile, Map<String, RoleMemory> roles, Map<String, String> regions, String practiceAccount) {

    public static final SignInMemory EMPTY = new SignInMemory("", "", false, "", Map.of(), Map.of(), "");

    /** An account, by its id, and a role in it. */
    public record RoleMemory(String accountId, String roleName) {

        public static final RoleMemory EMPTY = new RoleMemory("", "");

        public RoleMemory {
            accountId = accountId == null ? "" : accountId;
            roleName = roleName == null ? "" : roleName;
        }

        private String key() {
            return accountId + "/" + roleName;
        }
    }

    public SignInMemory {
        portal = portal == null ? "" : portal;
        region = region == null ? "" : region;
        profile = profile == null ? "" : profile;
        roles = roles == null ? Map.of() : Map.copyOf(roles);
        regions = regions == null ? Map.of() : Map.copyOf(regions);
        practiceAccount = practiceAccount == null ? "" : practiceAccount;
    }

    public SignInMemory withPortal(String newPortal, String newRegion, boolean newStay) {
        return new SignInMemory(newPortal, newRegion, newStay, profile, roles, regions, practiceAccount);
    }

    public SignInMemory withProfile(String newProfile) {
        return new SignInMemory(portal, region, stay, newProfile, roles, regions, practiceAccount);
    }

    public SignInMemory withRole(String ofPortal, RoleMemory role) {
        Map<String, RoleMemory> changed = new TreeMap<>(roles);
        changed.put(ofPortal, role);
        return new SignInMemory(portal, region, stay, profile, changed, regions, practiceAccount);
    }

    public SignInMemory withRegion(RoleMemory role, String newRegion) {
        Map<String, String> changed = new TreeMap<>(regions);
        changed.put(role.key(), newRegion);
        return new SignInMemory(portal, region, stay, profile, roles, changed, practiceAccount);
    }

    public SignInMemory withPracticeAccount(String folder) {
        return new SignInMemory(portal, region, stay, profile, roles, regions, folder);
    }

    public RoleMemory role(String ofPortal) {
        return roles.getOrDefault(ofPortal, RoleMemory.EMPTY);
    }

    /** Where that role worked last; empty when it never did. */
    public String region(RoleMemory role) {
        return regions.getOrDefault(role.key(), "");
    }
}
