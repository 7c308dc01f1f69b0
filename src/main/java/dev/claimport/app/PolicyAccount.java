package dev.claimport.app;

import dev.claimport.iot.AccountReader;
import dev.claimport.iot.BesideReader;
import dev.claimport.settings.SettingValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An account of which the templates alone are read that are allowed on this computer. */
record PolicyAccount(AccountReader account, Supplier<SettingValues> settings) implements AccountReader {

    @Override
    public Template template(String name) {
        settings.get().checkTemplate(name);
        return account.template(name);
    }

    @Override
    public List<Version> versions(String templateName) {
        settings.get().checkTemplate(templateName);
        return account.versions(templateName);
    }

    @Override
    public String body(String templateName, int version) {
        settings.get().checkTemplate(templateName);
        return account.body(templateName, version);
    }

    @Override
    public Optional<String> policy(String name) {
        return account.policy(name);
    }

    @Override
    public int policyVersions(String name) {
        return account.policyVersions(name);
    }

    @Override
    public boolean hasGroup(String name) {
        return account.hasGroup(name);
    }

    @Override
    public List<String> groupPolicies(String group) {
        return account.groupPolicies(group);
    }

    @Override
    public boolean hasType(String name) {
        return account.hasType(name);
    }

    @Override
    public boolean hasBillingGroup(String name) {
        return account.hasBillingGroup(name);
    }

    @Override
    public Optional<String> certificateArn(String id) {
        return account.certificateArn(id);
    }

    @Override
    public List<String> things(String certificateArn) {
        return account.things(certificateArn);
    }

    @Override
    public List<Authorization> authorize(List<String> policyNames, Optional<String> certificateArn, String clientId, List<Question> questions) {
        return account.authorize(policyNames, certificateArn, clientId, questions);
    }

    @Override
    public Optional<BesideReader> beside() {
        return account.beside();
    }

    @Override
    public void close() {
        account.close();
    }
}
