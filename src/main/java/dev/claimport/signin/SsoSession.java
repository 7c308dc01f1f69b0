package dev.claimport.signin;

import dev.claimport.failure.SignInFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * Where to sign in: an access portal of IAM Identity Center, named or not.
 *
 * @param name of the {@code [sso-session]} in {@code ~/.aws/config}; empty when only the address is known
 * @param startUrl of the organisation's access portal, such as {@code https://d-1234567890.awsapps.com/start}
 * @param region in which Identity Center is, which need not be that of AWS IoT
 * @param scopes {@code sso_registration_scopes}; empty when none are configured
 */
public record SsoSession(Optional<String> name, String startUrl, Region region, List<String> scopes) {

    private static final Pattern SCHEME_AND_HOST = Pattern.compile("^[A-Za-z]+://[^/?#]+");

    public SsoSession {
        startUrl = startUrl.strip();
        scopes = List.copyOf(scopes);
    }

    /**
     * A portal of which only the address is known.
     *
     * @throws dev.claimport.failure.FailureException {@code no-start-url}
     */
    public static SsoSession at(String startUrl, Region region) {
        if (startUrl.isBlank()) {
            throw new SignInFailure(SignInFailure.Kind.NO_START_URL, Map.of()).exception();
        }
        return new SsoSession(Optional.empty(), usual(startUrl.strip()), region, List.of());
    }

    /** Scheme and host in small letters: what is typed in capitals is the same address, and has the same sign-in. */
    private static String usual(String address) {
        Matcher beginning = SCHEME_AND_HOST.matcher(address);
        return beginning.find() ? beginning.group().toLowerCase(Locale.ROOT) + address.substring(beginning.end()) : address;
    }

    /** Under which AWS tools keep its token: the name, or the start URL where there is none. */
    public String cacheKey() {
        return name.orElse(startUrl);
    }

    /** What to call it: its name, or its address. */
    public String label() {
        return name.orElse(startUrl);
    }
}
