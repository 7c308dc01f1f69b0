package dev.claimport.signin;

import dev.claimport.failure.Failure;
import dev.claimport.signin.console.ConsoleSession;
import dev.claimport.signin.console.ConsoleSignIn;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A technician who is signed in with the console's credentials. Safe for use from several threads. */
public final class ConsoleUser implements AwsCredentialsProvider, SessionLife, AutoCloseable {

    private final ConsoleSession session;
    private final AwsAccess access;

    /** Takes the session over. @param access what services are reached by */
    ConsoleUser(ConsoleSession session, AwsAccess access) {
        this.session = session;
        this.access = access;
    }

    /** The ARN of who that is. */
    public String arn() {
        return session.name();
    }

    /** Who may do everything in the account, and should do nothing every day (IAM user guide, "Root user best practices"). */
    public boolean isRoot() {
        return arn().endsWith(":root");
    }

    /** What they work with in a region. The session lasts for as long as the sign-in. */
    public RoleSession in(Region region) {
        return new RoleSession(identity(), this, region, this, access);
    }

    /** As far as the ARN says it. */
    Identity identity() {
        String resource = arn().substring(arn().lastIndexOf(':') + 1);
        String[] parts = resource.split("/");
        boolean role = parts.length > 2 && parts[0].equals("assumed-role");
        return new Identity(ConsoleSignIn.account(arn()).orElse(""), "", role ? parts[1] : parts[parts.length - 1], role ? parts[parts.length - 1] : "");
    }

    /** @throws dev.claimport.failure.FailureException as {@link ConsoleSession#keys} */
    @Override
    public AwsCredentials resolveCredentials() {
        return SdkKeys.of(session.keys());
    }

    /** After twelve hours, where it is known when they began; earlier, where a refresh was refused. */
    @Override
    public Optional<Instant> endsAt() {
        return session.lastEnd().or(session::end);
    }

    /** Nothing moves the end of a session on. */
    @Override
    public Optional<Failure> ending() {
        return endsAt().map(SessionLife::ending);
    }

    @Override
    public void keepFresh() {
        session.keys();
    }

    /** Forgets the sign-in, here and in the file that AWS tools share. @throws dev.claimport.failure.FailureException {@code file-not-writable} */
    public void signOut() {
        session.signOut();
    }

    /** Forgets it here. */
    @Override
    public void close() {
        session.close();
    }

    /** Says who, never the credentials. */
    @Override
    public String toString() {
        return "ConsoleUser[" + arn() + "]";
    }
}
