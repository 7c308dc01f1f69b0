package dev.claimport.app;

import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValue;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.Account;
import dev.claimport.signin.BrowserAuthorization;
import dev.claimport.signin.Challenge;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignedInUser;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/** A sign-in whose user works in the region that is fixed, if one is. */
record PolicySignIn(SignIn signIn, SettingsStore settings) implements SignIn {

    @Override
    public BrowserAuthorization beginInBrowser() {
        return signIn.beginInBrowser();
    }

    @Override
    public DeviceAuthorization begin() {
        return signIn.begin();
    }

    @Override
    public SignedInUser await(Challenge challenge) {
        return new User(signIn.await(challenge), settings);
    }

    @Override
    public void close() {
        signIn.close();
    }

    /** Whoever has signed in. */
    record User(SignedInUser user, SettingsStore settings) implements SignedInUser {

        @Override
        public List<Account> accounts() {
            return user.accounts();
        }

        @Override
        public List<String> roles(Account account) {
            return user.roles(account);
        }

        @Override
        public RoleSession as(Account account, String roleName, Region region) {
            SettingValue fixed = settings.read().value(Setting.REGION);
            return user.as(account, roleName, fixed.isFixed() ? Region.of(fixed.text()) : region);
        }

        @Override
        public Instant expiresAt() {
            return user.expiresAt();
        }

        @Override
        public void signOut() {
            user.signOut();
        }

        @Override
        public void close() {
            user.close();
        }
    }
}
