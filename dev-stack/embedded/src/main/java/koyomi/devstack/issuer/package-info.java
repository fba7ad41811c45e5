/**
 * The OIDC issuer of the embedded stack: an authorization server with the demo users, whose signing
 * key is kept so that tokens outlive restarts.
 */
@NullMarked
package koyomi.devstack.issuer;

import org.jspecify.annotations.NullMarked;
