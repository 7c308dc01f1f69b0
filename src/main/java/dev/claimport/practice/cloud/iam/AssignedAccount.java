package dev.claimport.practice.cloud.iam;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An account of the practice organisation.
 *
 * @param id twelve digits
 * @param roles the technician's, sorted by name
 */
public record AssignedAccount(String id, String name, String email, List<Role> roles) {

    public AssignedAccount {
        roles = roles.stream().sorted(Comparator.comparing(Role::name)).toList();
    }

    public Optional<Role> role(String roleName) {
        return roles.stream().filter(role -> role.name().equals(roleName)).findFirst();
    }
}
