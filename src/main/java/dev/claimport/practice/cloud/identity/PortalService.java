package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.http.ListPages;
import dev.claimport.practice.cloud.http.Operations;
import dev.claimport.practice.cloud.http.Throttle;
import dev.claimport.practice.cloud.iam.AssignedAccount;
import dev.claimport.practice.cloud.iam.AssumedRole;
import dev.claimport.practice.cloud.iam.CredentialStore;
import dev.claimport.practice.cloud.iam.Directory;
import dev.claimport.practice.cloud.iam.Role;
import dev.claimport.practice.cloud.iam.SessionCredentials;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * ListAccounts, ListAccountRoles, GetRoleCredentials and Logout (IAM Identity Center Portal API reference). Who asks is known by
 * the bearer token alone.
 */
final class PortalService implements HttpService {

    private static final String BEARER_TOKEN = "x-amz-sso_bearer_token";
    /** Small, so that paging is real. */
    private static final int PAGE_SIZE = 2;
    private static final int MAX_PAGE_SIZE = 100;

    private final Operations operations;

    private final UserSessions sessions;
    private final Directory directory;
    private final CredentialStore credentials;
    private final Duration credentialsLifetime;
    private final ListPages pages;

    /** @param throttle in the way of every request */
    PortalService(UserSessions sessions, Directory directory, CredentialStore credentials, Duration credentialsLifetime, ListPages pages,
            Throttle throttle) {
        this.sessions = sessions;
        this.directory = directory;
        this.credentials = credentials;
        this.credentialsLifetime = credentialsLifetime;
        this.pages = pages;
        operations = new Operations(throttle)
                .add("GET", "/assignment/accounts", signedIn(this::accounts))
                .add("GET", "/assignment/roles", signedIn(this::roles))
                .add("GET", "/federation/credentials", signedIn(this::credentials))
                .add("POST", "/logout", signedIn(this::logout));
    }

    private Function<Call, Answer> signedIn(Function<Call, Answer> operation) {
        return call -> {
            if (!sessions.isOpen(bearerToken(call))) {
                throw new HttpRefusal(401, "UnauthorizedException", "Session token not found or invalid");
            }
            return operation.apply(call);
        };
    }

    @Override
    public boolean serves(Call call) {
        return operations.serve(call);
    }

    @Override
    public Answer answer(Call call) {
        return operations.answer(call);
    }

    @Override
    public Answer refused(Call call, HttpRefusal refusal) {
        return Answer.jsonError(refusal);
    }

    private Answer accounts(Call call) {
        ListPages.Page<AssignedAccount> page = pages.page("accounts", directory.accounts(), AssignedAccount::id, call.query("next_token"), pageSize(call));
        return listing("accountList", page, account -> Map.of("accountId", account.id(), "accountName", account.name(), "emailAddress", account.email()));
    }

    private Answer roles(Call call) {
        AssignedAccount account = directory.account(required(call, "account_id")).orElseThrow(PortalService::noAccess);
        ListPages.Page<Role> page = pages.page("roles " + account.id(), account.roles(), Role::name, call.query("next_token"), pageSize(call));
        return listing("roleList", page, role -> Map.of("accountId", account.id(), "roleName", role.name()));
    }

    private Answer credentials(Call call) {
        AssumedRole user = directory.assume(required(call, "account_id"), required(call, "role_name")).orElseThrow(PortalService::noAccess);
        SessionCredentials issued = credentials.issue(user, credentialsLifetime);
        // Milliseconds here, where other services of AWS have seconds.
        return Answer.secretJson(Json.bytes(Map.of("roleCredentials", Map.of("accessKeyId", issued.accessKeyId(), "secretAccessKey",
                issued.secretAccessKey(), "sessionToken", issued.sessionToken(), "expiration", issued.expiration().toEpochMilli()))));
    }

    private Answer logout(Call call) {
        sessions.close(bearerToken(call));
        return new Answer(200, Map.of(), new byte[0], false);
    }

    private static <T> Answer listing(String member, ListPages.Page<T> page, Function<T, Map<String, ?>> shown) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(member, page.items().stream().map(shown).toList());
        page.next().ifPresent(token -> answer.put("nextToken", token));
        return Answer.json(answer);
    }

    private static int pageSize(Call call) {
        return call.query("max_result").map(text -> {
            if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_PAGE_SIZE) {
                throw HttpRefusal.invalidRequest("max_result must be between 1 and " + MAX_PAGE_SIZE);
            }
            return Integer.parseInt(text);
        }).orElse(PAGE_SIZE);
    }

    private static String required(Call call, String name) {
        return call.query(name).filter(value -> !value.isEmpty()).orElseThrow(() -> HttpRefusal.invalidRequest("Missing required parameter: " + name));
    }

    private static String bearerToken(Call call) {
        return call.header(BEARER_TOKEN).orElse("");
    }

    static HttpRefusal tooManyRequests() {
        return new HttpRefusal(429, "TooManyRequestsException", "Rate exceeded");
    }

    private static HttpRefusal noAccess() {
        return new HttpRefusal(403, "ForbiddenException", "No access");
    }
}
