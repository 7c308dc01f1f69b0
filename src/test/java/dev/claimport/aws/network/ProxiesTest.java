package dev.claimport.aws.network;

import static dev.claimport.testing.Failing.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.ValueProblem;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final URI IOT = URI.create("https://iot.eu-west-1.amazonaws.com");

    @Test
    void eachSchemeHasItsOwnAndLowerCaseGoesFirst() {
        Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2", "HTTP_PROXY", "plain:3"));
        assertEquals("lower:2", proxies.towards(IOT).orElseThrow().address());
        assertEquals("plain:3", proxies.towards(URI.create("http://localhost:8080")).orElseThrow().address());
        assertEquals(Optional.empty(), Proxies.of(Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "")).towards(IOT));
        assertEquals(Optional.empty(), Proxies.of(Map.of()).towards(IOT));
    }

    @Test
    void userAndPasswordMayBeEncodedAndAreNeverSaid() {
        HttpProxy proxy = Proxies.of(Map.of("HTTPS_PROXY", "http://us%40er:p%3Aa+ss@proxy")).towards(IOT).orElseThrow();
        assertEquals(Optional.of("us@er:p:a+ss"), proxy.login());
        assertEquals("proxy:80", proxy.address());
        assertFalse(proxy.toString().contains("p:a+ss"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:SECRET@proxy:1", "socks5://proxy:1080", "http://user:SECRET@", "http://a b", "http://us%er:SECRET@proxy"})
    void aProxyThatCannotBeOneIsNamedWithoutItsPassword(String value) {
        var failure = failure(() -> Proxies.of(Map.of("HTTPS_PROXY", value)).towards(IOT));
        assertEquals(new ConfigFailure(ConfigFailure.Kind.CONFIG_VALUE_WRONG,
                Map.of("key", "HTTPS_PROXY", "where", ConfigFailure.Where.ENVIRONMENT, "problem", ValueProblem.PROXY.problem())), failure);
    }

    /**
     * As the AWS CLI 2.36.7: {@code should_bypass_proxies} in its {@code awscli/botocore/utils.py} asks Python's {@code urllib.request.proxy_bypass} alone,
     * "as urllib only checks DNS suffix", and says there that it gave up the networks (CIDR) that requests knows.
     */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "https://iot.eu-west-1.amazonaws.com; *; true",
        "https://iot.eu-west-1.amazonaws.com; a, *; false",
        "https://iot.eu-west-1.amazonaws.com; .amazonaws.com; true",
        "https://iot.eu-west-1.amazonaws.com; amazonaws.com; true",
        "https://iot.eu-west-1.amazonaws.com; AMAZONAWS.com; true",
        "https://iot.eu-west-1.amazonaws.com; *.amazonaws.com; false",
        "https://iot.eu-west-1.amazonaws.com; iot.eu-west-1.amazonaws.com; true",
        "https://iot.eu-west-1.amazonaws.com; iot.eu-west-1.amazonaws.com:443; false",
        "https://iot.eu-west-1.amazonaws.com:8443; iot.eu-west-1.amazonaws.com:8443; true",
        "https://iot.eu-west-1.amazonaws.com:8443; amazonaws.com:8443; true",
        "https://iot.eu-west-1.amazonaws.com:8443; amazonaws.com:443; false",
        "https://iot.eu-west-1.amazonaws.com; naws.com; false",
        "https://iot.eu-west-1.amazonaws.com; 'example.com, .amazonaws.com '; true",
        "https://iot.eu-west-1.amazonaws.com; ''; false",
        "https://iot.eu-west-1.amazonaws.com; eu-west-1; false",
        "https://10.1.2.3; 10.1.2.3; true",
        "https://10.1.2.3; 10.0.0.0/8; false",
        "https://127.0.0.1; localhost; false",
        "https://[::1]; [::1]; true"
    })
    void whatNoProxyListsIsReachedDirectly(String address, String list, boolean direct) {
        Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", list));
        assertEquals(direct, proxies.towards(URI.create(address)).isEmpty());
    }
}
