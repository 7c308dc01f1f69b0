package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.PolicyFailure;
import dev.claimport.iot.AccountReader;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.testing.Failures;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyAccountTest {

    @TempDir
    private Path home;

    @Test
    void theTemplatesAloneThatAreAllowedAreRead() {
        var store = new SettingsStore(PolicySource.none(), home.resolve("config.yaml"));
        store.set(Setting.TEMPLATES, "sensors-1");
        List<String> asked = new ArrayList<>();
        AccountReader inner = (AccountReader) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {AccountReader.class}, (_, method, given) -> {
            asked.add(method.getName() + " " + given[0]);
            return method.getReturnType() == List.class ? List.of() : method.getReturnType() == String.class ? "{}" : null;
        });
        var account = new PolicyAccount(inner, store::read);

        account.template("sensors-1");
        account.versions("sensors-1");
        account.body("sensors-1", 2);
        Failures.expect(PolicyFailure.Kind.TEMPLATE_NOT_PERMITTED, () -> account.template("gateways"));
        Failures.expect(PolicyFailure.Kind.TEMPLATE_NOT_PERMITTED, () -> account.versions("gateways"));
        Failures.expect(PolicyFailure.Kind.TEMPLATE_NOT_PERMITTED, () -> account.body("gateways", 2));

        assertEquals(List.of("template sensors-1", "versions sensors-1", "body sensors-1"), asked);
    }
}
