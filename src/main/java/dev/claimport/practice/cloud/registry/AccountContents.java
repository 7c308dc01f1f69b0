package dev.claimport.practice.cloud.registry;

import dev.claimport.practice.cloud.iam.Role;
import java.time.Instant;
import java.util.List;

/**
 * What the account of the practice cloud has when it starts.
 *
 * @param inventory what templates may name
 * @param roles that the technician may work in, besides those of practice
 */
public record AccountContents(PracticeAccount account, List<PracticeTemplate> templates, Inventory inventory, List<Role> roles) {

    public AccountContents {
        templates = List.copyOf(templates);
        roles = List.copyOf(roles);
    }

    /** Those of practice, with dates before {@code now}. */
    public static AccountContents usual(Instant now) {
        return new AccountContents(PracticeAccount.USUAL, List.copyOf(PracticeTemplates.all(now).values()), Inventory.PRACTICE, List.of());
    }
}
