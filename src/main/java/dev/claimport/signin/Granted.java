package dev.claimport.signin;

import dev.claimport.signin.cache.SignInToken;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/** What a technician's consent has brought: tokens, and the client that they were issued to. */
record Granted(SignInToken.Client client, CreateTokenResponse tokens) {}
