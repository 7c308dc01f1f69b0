package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.sdk.Pagination;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.AccountInfo;
import software.amazon.awssdk.services.sso.model.RoleInfo;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/** A technician who is signed in to Identity Center (portal API reference). Safe for use from several threads. */
final class IdentityCenterUser implements SignedInUser {

    private static final int PAGE = 100;

    private final SsoClient portal;
    private final SsoOidcClient oidc;
    private final SessionTokens tokens;
    private final RetryPolicy retries;
    private final ServiceClock clock;
    private final AwsAccess access;
    /** Those that were given out and are still in use. */
    private final Set<RoleCredentials> given = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /**
     * Takes both clients over.
     *
     * @param oidc what the tokens renew themselves with
     * @param access what the roles reach their services by
     */
    IdentityCenterUser(SsoClient portal, SsoOidcClient oidc, SessionTokens tokens, RetryPolicy retries, ServiceClock clock, AwsAccess access) {
        this.portal = portal;
        this.access = access;
        this.oidc = oidc;
        this.tokens = tokens;
        this.retries = retries;
        this.clock = clock;
    }

    @Override
    public List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        Pagination.forEach("ListAccounts", page -> {
            var answer = withToken(token -> portal.listAccounts(r -> r.accessToken(token).maxResults(PAGE).nextToken(page)));
            answer.accountList().stream().map(IdentityCenterUser::account).forEach(accounts::add);
            return answer.nextToken();
        });
        accounts.sort(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Account::id));
        return orNoRoles(accounts);
    }

    @Override
    public List<String> roles(Account account) {
        List<String> roles = new ArrayList<>();
        Pagination.forEach("ListAccountRoles", page -> {
            var answer = withToken(token -> portal.listAccountRoles(r -> r.accessToken(token).accountId(account.id())
                    .maxResults(PAGE).nextToken(page)));
            answer.roleList().stream().map(RoleInfo::roleName).map(name -> ServiceText.line(name, 80)).forEach(roles::add);
            return answer.nextToken();
        });
        roles.sort(String.CASE_INSENSITIVE_ORDER);
        return orNoRoles(roles);
    }

    @Override
    public RoleSession as(Account account, String roleName, Region region) {
        RoleCredentials credentials = new RoleCredentials(() -> fetch(account.id(), roleName), tokens::requireSignedIn, clock);
        given.add(credentials);
        return new RoleSession(new Identity(account.id(), account.name(), roleName, ""), credentials, region, new Life(credentials), access);
    }

    /** A role lasts as long as the sign-in; both are renewed together. */
    private final class Life implements SessionLife {

        private final RoleCredentials credentials;

        Life(RoleCredentials credentials) {
            this.credentials = credentials;
        }

        @Override
        public Optional<Instant> endsAt() {
            return Optional.of(tokens.expiresAt());
        }

        @Override
        public Optional<Failure> ending() {
            return tokens.ending();
        }

        @Override
        public void keepFresh() {
            tokens.access();
            credentials.resolveCredentials();
        }
    }

    /** As far as is known: each renewal of the access token moves it on, until Identity Center renews no more. */
    @Override
    public Instant expiresAt() {
        return tokens.expiresAt();
    }

    /** The tokens are forgotten, here and where they are shared, even where Identity Center cannot be told. */
    @Override
    public void signOut() {
        try {
            withToken(token -> portal.logout(r -> r.accessToken(token)));
        } catch (FailureException e) {
            if (!isSignedOut(e)) {
                throw e;
            }
        } finally {
            try (this) {
                tokens.signOut();
            }
        }
    }

    @Override
    public void close() {
        forget();
        portal.close();
        oidc.close();
    }

    private AwsSessionCredentials fetch(String accountId, String roleName) {
        var role = withToken(token -> portal.getRoleCredentials(r -> r.accessToken(token).accountId(accountId).roleName(roleName)))
                .roleCredentials();
        if (role == null || isEmpty(role.accessKeyId()) || isEmpty(role.secretAccessKey()) || isEmpty(role.sessionToken())
                || role.expiration() == null) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "GetRoleCredentials"),
                    "incomplete").exception();
        }
        return AwsSessionCredentials.builder()
                .accessKeyId(role.accessKeyId()).secretAccessKey(role.secretAccessKey()).sessionToken(role.sessionToken())
                .accountId(accountId)
                // Milliseconds, unlike all other times of these services.
                .expirationTime(Instant.ofEpochMilli(role.expiration()))
                .build();
    }

    /** A token may be ended from elsewhere before its time: then once with a new one, and if that is refused too, no more. */
    private <T> T withToken(Function<String, T> call) {
        String token = tokens.access();
        try {
            return retries.call(() -> call.apply(token));
        } catch (FailureException e) {
            if (!isSignedOut(e)) {
                throw e;
            }
        }
        String other = tokens.insteadOf(token);
        try {
            return retries.call(() -> call.apply(other));
        } catch (FailureException e) {
            if (isSignedOut(e)) {
                forget();
            }
            throw e;
        }
    }

    private void forget() {
        tokens.forget();
        List.copyOf(given).forEach(RoleCredentials::forget);
    }

    private static boolean isSignedOut(FailureException e) {
        return e.failure().kind() == SignInFailure.Kind.SIGNED_OUT;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static Account account(AccountInfo account) {
        return new Account(ServiceText.line(account.accountId(), 40), ServiceText.line(account.accountName(), 80),
                ServiceText.line(account.emailAddress(), 120));
    }

    private static <T> List<T> orNoRoles(List<T> found) {
        if (found.isEmpty()) {
            throw new SignInFailure(SignInFailure.Kind.NO_ROLES, Map.of()).exception();
        }
        return List.copyOf(found);
    }

    /** Says nothing of the tokens. */
    @Override
    public String toString() {
        return "IdentityCenterUser[" + tokens + "]";
    }
}
