package dev.claimport.signin;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/** A technician who is signed in to Identity Center. The tokens stay in memory. */
public interface SignedInUser extends AutoCloseable {

    /** Pages are put together; sorted by name. */
    List<Account> accounts();

    /** Role names in an account, sorted. */
    List<String> roles(Account account);

    /** Works in a role from here on; its credentials are fetched when first asked for, and renewed before they expire. */
    RoleSession as(Account account, String roleName, Region region);

    /** When the technician has to sign in again. */
    Instant expiresAt();

    /** Ends the session at Identity Center and forgets the tokens. */
    void signOut();

    /** Forgets the tokens without telling Identity Center. */
    @Override
    void close();
}
