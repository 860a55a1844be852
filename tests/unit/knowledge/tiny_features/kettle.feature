Feature: A kettle

  Scenario: Hot, rattling and whistling
    Given a patient in the test period
    And steam temperature is 100 Cel
    And lid rattles is present
    And noise is whistling
    And colour is dark
    When the visit is assessed
    Then boiling over is suspected
    And the urgency is emergency
    And statement over_steam is true
    And statement over_now is true
    And red flag rf_whistle is raised
    And over_dark speaks for boiling over
    And check switch it off is recommended
    And caution caution_lid applies

  Scenario: Cold and quiet
    Given a patient in the test period
    And steam temperature is 20 Cel
    And lid rattles is absent
    And noise is quiet
    And colour is pale
    When the visit is assessed
    Then boiling over is not supported
    And statement over_steam is false
    And statement over_now is false
    And red flag rf_whistle is not raised
    And statement over_dark is false
    And statement caution_lid is false

  Scenario: Nobody has looked
    Given a patient in the test period
    When the visit is assessed
    Then boiling over is open
    And statement over_steam is unknown
    And statement over_now is unknown
    And red flag rf_whistle is unknown
    And statement over_dark is unknown
    And statement caution_lid is unknown

  Scenario: Old scale
    Given a patient with an implanted pump
    And scale age is 31 d
    When the visit is assessed
    Then limescale is suspected
    And statement scale_old is true
    And the urgency is at least routine
    And check look inside is recommended

  Scenario: Young scale in a full kettle
    Given a patient with an implanted pump
    And scale age is 30 d
    And drawn ratio is 1
    When the visit is assessed
    Then statement scale_old is false

  Scenario: Scale of unknown age
    Given a patient with an implanted pump
    And drawn ratio is 1
    When the visit is assessed
    Then statement scale_old is unknown
