package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl";
    private final Secrets secrets = new Secrets(List.of("iban", "tax-number"), 7);

    /** Without the fingerprints, which change with the key. */
    private String masked(String text) {
        return Fingerprints.removed(secrets.mask(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // headers
            "`  > Authorization: Bearer abc` | `  > Authorization: Bearer token(3)#`",
            "`  > authorization: Basic YW5uOmdlaGVpbQ==` | `  > authorization: Basic credentials(16)#`",
            "`  > Proxy-Authorization: abc` | `  > Proxy-Authorization: credentials(3)#`",
            "`  > Cookie: modelhub_session=3f9a; theme=dark` | `  > Cookie: modelhub_session=cookie(4)#; theme=cookie(4)#`",
            "`  < set-cookie: modelhub_session=3f9a; Path=/auth; Secure` | `  < set-cookie: modelhub_session=cookie(4)#; Path=/auth; Secure`",
            "`  < set-cookie: modelhub_session=; Max-Age=0` | `  < set-cookie: modelhub_session=; Max-Age=0`",
            "`  > X-Api-Key: two words` | `  > X-Api-Key: key(9)#`",
            "`  > X-CSRF-TOKEN: 17` | `  > X-CSRF-TOKEN: token(2)#`",
            "`{Authorization=[Bearer abc], Accept=[*/*]}` | `{Authorization=[Bearer token(3)#], Accept=[*/*]}`",
            "`{Authorization=Bearer abc, Accept=*/*}` | `{Authorization=Bearer token(3)#, Accept=*/*}`",
            "`{Set-Cookie=[a=b; Path=/, c=d; Expires=Mon, 30 Nov 2026 10:00:00 GMT]}` | `{Set-Cookie=[a=cookie(1)#; Path=/, c=cookie(1)#; Expires=Mon, 30 Nov 2026 10:00:00 GMT]}`",
            // queries and forms
            "`POST /login?user=ann&password=geheim&next=/ -> 303` | `POST /login?user=ann&password=password(6)#&next=/ -> 303`",
            "`grant_type=authorization_code&code=4711&client_secret=s3cret` | `grant_type=authorization_code&code=code(4)#&client_secret=secret(6)#`",
            "`GET /auth/callback?code=4711&state=abc -> 303` | `GET /auth/callback?code=code(4)#&state=state(3)# -> 303`",
            "`/authorize?response_type=code&client_id=hub&state=abc&nonce=1` | `/authorize?response_type=code&client_id=hub&state=state(3)#&nonce=nonce(1)#`",
            "`  > j_password=geheim&j_username=ann` | `  > j_password=password(6)#&j_username=ann`",
            "`refresh_token=abc` | `refresh_token=token(3)#`",
            "`It was removed by http://h/set?cookie=a.` | `It was removed by http://h/set?cookie=cookie(1)#.`",
            "`GET /login?access_token=abc: 404` | `GET /login?access_token=token(3)#: 404`",
            // JSON
            "`{\"user\":\"ann\",\"password\":\"ge\\\"heim\",\"age\":7}` | `{\"user\":\"ann\",\"password\":\"password(8)#\",\"age\":7}`",
            "`{\"access_token\" : \"abc\", \"token_type\":\"Bearer\",\"expires_in\":300}` | `{\"access_token\" : \"token(3)#\", \"token_type\":\"Bearer\",\"expires_in\":300}`",
            "`\"{\\\"apiKey\\\":\\\"abc\\\",\\\"n\\\":1}\"` | `\"{\\\"apiKey\\\":\\\"key(3)#\\\",\\\"n\\\":1}\"`",
            "`{\"password\":1234,\"n\":1}` | `{\"password\":password(4)#,\"n\":1}`",
            // texts of objects
            "`#1  CDI  Login[user=ann, password=geheim]` | `#1  CDI  Login[user=ann, password=password(6)#]`",
            "`Login[password=my dog, user=ann]` | `Login[password=password(6)#, user=ann]`",
            "`CALL Logins.login(Login[password=geheim]) -> 5` | `CALL Logins.login(Login[password=password(6)#]) -> 5`",
            "`Login{clientSecret='s3cret', id=4}` | `Login{clientSecret='secret(6)#', id=4}`",
            // statements
            "`select * from users where password = 'it''s' and id = 4` | `select * from users where password = 'password(5)#' and id = 4`",
            // anywhere
            "`for " + JWT + " of ann` | `for token(52)# of ann`",
            "`sent Bearer a1b2c3d4e5 to it` | `sent Bearer token(10)# to it`",
            "`Connect to postgres://ann:geheim@db:5432/hub` | `Connect to postgres://ann:password(6)#@db:5432/hub`",
            "`<password>geheim</password>` | `<password>password(6)#</password>`",
            "`Expected access_token to be \"abc\", but was \"abd\":` | `Expected access_token to be \"token(3)#\", but was \"token(3)#\":`",
            "`Expected the header X-Api-Key to be a string starting with \"abc\", but was \"d\\\"ef\":` | `Expected the header X-Api-Key to be a string starting with \"key(3)#\", but was \"key(5)#\":`",
            "`header \"Authorization\" was \"Bearer a\", expected \"Bearer bc\"` | `header \"Authorization\" was \"Bearer token(1)#\", expected \"Bearer token(2)#\"`",
            "`form parameter \"code\" was absent, expected \"c\"` | `form parameter \"code\" was absent, expected \"code(1)#\"`",
            "`form parameter \"code_verifier\" was absent; the request has codeVerifier` | `form parameter \"code_verifier\" was absent; the request has codeVerifier`",
            "`The stream has sent message, but no \"token\".` | `The stream has sent message, but no \"token\".`",
            "`cookie \"theme\" was \"dark\", expected matches \"[a-z]\"` | `cookie \"theme\" was \"cookie(4)#\", expected matches \"cookie(5)#\"`",
            "`{\"code\":\"4711\",\"state\":\"0123456789abcdef\"}` | `{\"code\":\"code(4)#\",\"state\":\"state(16)#\"}`",
            // percent-encoded, in a parameter of any name
            "`GET /set?set=access_token%3Dabc%3B%20Path%3D%2F` | `GET /set?set=access_token%3Dtoken(3)#%3B%20Path%3D%2F`",
            "`GET /login?next=%2Fcallback%3Fcode%3D4711%26state%3Dabc&page=2` | `GET /login?next=%2Fcallback%3Fcode%3Dcode(4)#%26state%3Dstate(3)#&page=2`",
            "`form=a%253D1%2526client_secret%253Ds3cret` | `form=a%253D1%2526client_secret%253Dsecret(6)#`",
            "`GET /set?set=eyJhbGciOiJSUzI1NiJ9%2EeyJzdWIiOiJhbm4ifQ%2Ec2lnbmF0dXJl` | `GET /set?set=token(52)#`",
            "`GET /set?to=https%3A%2F%2Fann%3Ageheim%40host%2F -> 200` | `GET /set?to=https%3A%2F%2Fann%3Apassword(6)#%40host%2F -> 200`",
            "`GET /set?set=password%3Dgeh… (812 characters)` | `GET /set?set=password%3Dpassword(3+)… (812 characters)`",
            // of Basic, without the name of the header
            "`sent Basic YW5uOmdlaGVpbQ== to it` | `sent Basic credentials(16)# to it`",
            // configured
            "`Account[IBAN=DE02 1203, taxNumber=12]` | `Account[IBAN=value(9)#, taxNumber=value(2)#]`"
    })
    void masksTheValueAndKeepsTheName(String text, String expected) {
        assertEquals(expected, masked(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "password: must not be blank", "POST /oauth/token: 404",
            "{\"error\":{\"code\":\"validation_error\"}}",
            "{\"code\":\"E1\",\"state\":\"failed\"}", "header \"Accept\" was \"a\", expected \"b\"",
            "GET /models?state=ready&page=2 -> 200", "password=null", "where password = ?", "token=true", "Tokens.java:31",
            "CreatedToken[id=7, name=ci]", "CALL Tokens.token() -> 5", "\"max_tokens\":100", "http://localhost:8081/me",
            "WWW-Authenticate: Bearer realm=\"hub\"", "Basic authentication is off", "WWW-Authenticate: Basic realm=\"hub\"",
            "GET /find?q=a%3Db%26c%3Dd", "GET /find?q=100%", "GET /find?q=%zz%3D1", "Bearer authentication is off",
            "{\"secret\":{\"id\":1}}",
            "session has no cookie modelhub_session; nothing has set it.", "It has these cookies:",
            "It sent no cookie: nothing has set one.", "the rest", "" })
    void keepsWhatIsNoSecret(String text) {
        assertEquals(text, secrets.mask(text));
    }

    @Test
    void tellsEqualValuesFromDifferentOnes() {
        assertEquals(secrets.masked("token", "abc"), secrets.masked("token", "abc"));
        assertNotEquals(secrets.masked("token", "abc"), secrets.masked("token", "abd"));
        assertTrue(secrets.masked("token", "abc").matches("token\\(3\\)#[0-9a-f]{4}"));
    }

    @Test
    void hasOtherFingerprintsWithAnotherKey() {
        assertNotEquals(secrets.masked("token", "abc"), new Secrets(List.of(), 8).masked("token", "abc"));
    }

    @Test
    void keepsAMaskedText() {
        String text = "  > Authorization: Bearer abc\nLogin[password=geheim]\n?code=1&state=2\n  > Cookie: a=b; c=d\n" + JWT
                + "\n{\"password\":\"x\"}\n<secret>x</secret> https://ann:geheim@host/"
                + "\n?set=token%3Dabc Basic YW5uOmdlaGVpbQ==";
        String once = secrets.mask(text);

        assertEquals(once, secrets.mask(once));
    }

    /** A fingerprint of the beginning would say that two tokens are equal. */
    @Test
    void hasNoFingerprintForAValueThatTheTextHasCut() {
        assertEquals("Login[user=ann, token=token(3+)… (812 characters)",
                secrets.mask("Login[user=ann, token=abc… (812 characters)"));
        assertEquals("{\"password\":\"password(3+)… (812 characters)", secrets.mask("{\"password\":\"geh… (812 characters)"));
        assertEquals("  > Authorization: Bearer token(20+)… (812 characters)",
                secrets.mask("  > Authorization: Bearer eyJhbGciOiJSUzI1NiJ9… (812 characters)"));
        assertEquals("\"token(20+)…", secrets.mask("\"eyJhbGciOiJSUzI1NiJ9…"));
    }

    @Test
    void masksAValueAlsoWhereItHasNoName() {
        assertEquals("  > X-Api-Key: key(14)#\nCALL Keys.verify(\"key(14)#\") -> true",
                masked("  > X-Api-Key: 0123456789-abc\nCALL Keys.verify(\"0123456789-abc\") -> true"));
    }

    @Test
    void masksAValueAlsoWhereItIsEncoded() {
        assertEquals("  > X-Api-Key: key(14)#\n?set=id%3Dkey(14)#%3B&x=key(14)#&y=key(14)#\n{\"id\":\"key(14)#\"}",
                masked("  > X-Api-Key: 01+23/456-abc=\n?set=id%3D01%2B23%2F456-abc%3D%3B&x=01+23%2f456-abc="
                        + "&y=01%252B23%252F456-abc%253D\n{\"id\":\"01+23\\/456-abc\\u003d\"}"));
    }

    @Test
    void masksThePasswordOfBasicAlsoWhereItHasNoName() {
        assertEquals("  > Authorization: Basic credentials(24)#\nCALL Users.check(\"ann\", \"password(14)#\")",
                masked("  > Authorization: Basic YW5uOmdlaGVpbS0wMTIzNDU2\nCALL Users.check(\"ann\", \"geheim-0123456\")"));
    }

    @Test
    void masksWhatAnotherTextHasBesideItsName() {
        KnownSecrets known = secrets.known(Stream.of("  > Cookie: shop=c4175c94; theme=dark",
                "  < Set-Cookie: sid=0123456789abcdef; Path=/", "  > Authorization: Bearer a1b2c3d4e5f6"));

        assertEquals("?set=shop%3Dcookie(8)#%3B&theme=dark&sid=cookie(16)#; Tokens.check(\"token(12)#\"), cut: cookie(7+)…",
                Fingerprints.removed(secrets.mask("?set=shop%3Dc4175c94%3B&theme=dark&sid=0123456789abcdef;"
                        + " Tokens.check(\"a1b2c3d4e5f6\"), cut: 0123456…", known)));
        assertEquals("?set=theme%3Ddarker, shopc4175c94, x0123456789abcdef",
                secrets.mask("?set=theme%3Ddarker, shopc4175c94, x0123456789abcdef", known));
    }

    /** The state of OAuth is in the part that is not shown. */
    @Test
    void masksTheCodeAlsoWhereTheTextIsShortened() {
        String body = "{\"code\":\"of-ann\",\"more\":\"xxxx\",\"state\":\"0123456789abcdef\"}";
        assertEquals("{\"code\":\"code(6)#\",\"more\":\"xxx", Fingerprints.removed(secrets.maskBeginning(body, 28)));
        assertEquals("{\"code\":\"of-ann\"", secrets.maskBeginning("{\"code\":\"of-ann\",\"state\":\"failed\"}", 16));
    }

    @Test
    void keepsEachLineBreak() {
        assertEquals("\na\n\nb\n", secrets.mask("\na\n\nb\n"));
    }

    /** Each message of a failure passes here. */
    @Test
    void isLinearInTheLengthOfALine() {
        String long64 = "QUJD".repeat(100_000);

        assertEquals(long64, secrets.mask(long64));
        assertEquals("a=" + long64, secrets.mask("a=" + long64));
        String encoded = "a=" + "QUJD%2B".repeat(50_000);
        assertEquals(encoded, secrets.mask(encoded));
    }
}
