using System.Text.Json;
using Acceptance.Rows.Spec;

namespace Acceptance.Tests.Schemas;

/// <summary>What advanced_auth points to is found, in whichever alternative it is.</summary>
public class LoginTests
{
    private static readonly JsonElement Schema = JsonElement.Parse(
        """
        {"properties":{"credentials":{"type":"object","oneOf":[
            {"properties":{"auth_type":{"const":"oauth"},"client_id":{},"refresh_token":{}}},
            {"properties":{"auth_type":{"const":"key"},"key":{}}}]}}}
        """
    );

    [Test]
    public void Options_that_are_there_are_found() =>
        Assert.That(SpecLoginRows.Parameters(Login("oauth", "refresh_token"), Schema), Is.Empty);

    [Test]
    public void Options_that_are_not_there_are_told()
    {
        var problems = SpecLoginRows.Parameters(Login("oauth", "access_token"), Schema);

        Assert.That(
            problems.Select(problem => problem.Came),
            Is.EqualTo(new[] { "credentials/access_token, which is none" })
        );
    }

    [TestCase("oauth", 0)]
    [TestCase("key", 1)]
    public void The_first_alternative_is_the_default(string predicate, int problems) =>
        Assert.That(SpecLoginRows.Default(Login(predicate, "key"), Schema)?.Count(), Is.EqualTo(problems));

    [Test]
    public void Without_alternatives_there_is_no_default() =>
        Assert.That(SpecLoginRows.Default(JsonElement.Parse("""{"predicate_key":["credentials"]}"""), Schema), Is.Null);

    private static JsonElement Login(string predicate, string option) =>
        JsonElement.Parse(
            $$$"""
            {"predicate_key":["credentials","auth_type"],"predicate_value":"{{{predicate}}}","oauth_config_specification":{
                "complete_oauth_output_specification":{"properties":{"x":{"path_in_connector_config":["credentials","{{{option}}}"]} } } }}
            """
        );
}
