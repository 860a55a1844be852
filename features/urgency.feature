Feature: How urgent a visit is, and what to ask next

  Urgency is an interval: never less than what is certainly true, never more than what the bedside could still show. Questions
  stop when both ends meet, and no ground against a complication ever lowers it.

  Rule: The interval narrows with every answer, and never moves outward

    Scenario: A call: "I have a headache"
      Given a patient in the test period
      And headache is present
      When the visit is assessed
      Then the urgency is between routine and emergency
      And triage is not settled
      And the next question is about temperature
      And the questions include consciousness
      And the questions include headache posture

    Scenario: The same call: the catheter went in two days ago
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And headache is present
      When the visit is assessed
      Then the urgency is between within days and emergency
      And triage is not settled

    Scenario: The same call: everything else was asked, only the temperature is missing
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache is present
      And headache posture is worse upright
      And cows score is 0
      And delivered ratio is 1
      And temperature is not asked
      And nothing else is found
      When the visit is assessed
      Then the urgency is between within days and emergency
      And triage is not settled
      And the next question is about temperature

    Scenario: The same call: 37.9
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache is present
      And headache posture is worse upright
      And cows score is 0
      And delivered ratio is 1
      And temperature is 37.9 Cel
      And nothing else is found
      When the visit is assessed
      Then the urgency is within days
      And triage is settled
      And the questions do not include headache disabling

    Scenario: The same call: 38.0
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache is present
      And headache posture is worse upright
      And cows score is 0
      And delivered ratio is 1
      And temperature is 38.0 Cel
      And nothing else is found
      When the visit is assessed
      Then the urgency is emergency
      And triage is settled

    Scenario: The same call: no fever, but he can't sit up to eat
      Given a patient in the test period
      And the dural puncture was 2 days ago
      And the start of the headache was 1 days ago
      And headache is present
      And headache posture is worse upright
      And headache disabling is present
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then the urgency is same day
      And triage is settled

    Scenario: A routine visit at which everything was asked and nothing found
      Given a patient with an implanted pump
      And cows score is 0
      And delivered ratio is 1
      And residual gap is 0 mL
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is routine
      And triage is settled
      And system infection is open
      And meningitis is open

  Rule: Settled means that nothing at the bedside can change it

    Scenario: An emergency needs no more questions
      He is hard to wake. Nothing else is known yet, and nothing else needs to be known before acting.

      Given a patient with an implanted pump
      And sedation is difficult to rouse
      When the visit is assessed
      Then the urgency is emergency
      And triage is settled
      And the questions do not include temperature
      And the questions do not include respiratory rate
      And respiratory depression is suspected
      And check emergency call is recommended

    Scenario: Results that the laboratory still owes do not keep triage open
      A swelling at the gate with redness: whatever the CRP shows, he is seen today.

      Given a patient in the test period
      And wound redness or warmth is present
      And wound tenderness is present
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then the urgency is same day
      And triage is settled
      And statement inf_crp_not_falling is unknown
      And check CRP and blood count is recommended

    Scenario: A result from the laboratory can raise a settled urgency
      Given a patient in the test period
      And wound redness or warmth is present
      And wound tenderness is present
      And cows score is 0
      And delivered ratio is 1
      And csf profile is positive culture
      And nothing else is found
      When the visit is assessed
      Then the urgency is emergency
      And triage is settled

    Scenario Outline: The last open answer, legs <weak>
      Given a patient in the test period
      And loss of pain relief is sudden
      And leg weakness is <weak>
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then the urgency is between <least> and <most>

      Examples:
        | weak      | least     | most      |
        | not asked | same day  | emergency |
        | unknown   | same day  | emergency |
        | absent    | same day  | same day  |
        | present   | emergency | emergency |

    Scenario: Asked, and it can't be told: the question stays, and so does the doubt
      Given a patient in the test period
      And loss of pain relief is sudden
      And leg weakness is unknown
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then triage is not settled
      And the questions include leg weakness
      And red flag rf_03_cord_or_cauda is unknown

  Rule: While the phase is unknown the interval spans both

    Scenario: A swelling, and nobody knows whether over a pump or a gate
      Given a patient whose phase of therapy is unknown
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is between routine and within days
      And triage is not settled
      And the next question is about phase

    Scenario: The same swelling, over a pump
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is within days
      And triage is settled

    Scenario: The same swelling, over a gate
      Given a patient in the test period
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is routine
      And triage is settled

    Scenario: An emergency in either phase does not wait for the phase
      Given a patient whose phase of therapy is unknown
      And incontinence is present
      When the visit is assessed
      Then the urgency is emergency
      And triage is settled

  Rule: Grounds order the list; they never lower an urgency

    Scenario: Fever and headache, though posture and spinal fluid speak against meningitis
      Low pressure would explain the headache, and the spinal fluid is normal. It stays an emergency until the culture is read.

      Given a patient with an implanted pump
      And the dural puncture was 2 days ago
      And headache is present
      And headache posture is worse upright
      And temperature is 38.4 Cel
      And csf profile is normal
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is raised
      And men_g_normal_fluid speaks against meningitis
      And the net grounds for meningitis are between -1 and -1
      And the urgency is emergency
      And meningitis ranks above PDPH

    Scenario: A high score in a drowsy patient with pus
      Too much opioid may explain the score; sepsis is an emergency all the same, and both are worked up.

      Given a patient with an implanted pump
      And wound discharge is purulent
      And respiratory rate is 11 /min
      And sedation is drowsy
      And heart rate is 131 /min
      And nothing else is found
      When the visit is assessed
      Then red flag rf_06_sepsis is raised
      And sep_g_opioid_effect speaks against sepsis
      And sep_g_low_score speaks against sepsis
      And the urgency is emergency

    Scenario: Pus with everything that speaks for something harmless
      Given a patient in the test period
      And wound discharge is purulent
      And stitch reaction only is present
      And crp trend is falling
      And crp is 4 mg/L
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then inf_g_quiet speaks against system infection
      And inf_g_stitch_only speaks against system infection
      And system infection is suspected
      And the urgency is same day

    Scenario: Sudden loss with baclofen, and a catheter that tests clean
      Given a patient with an implanted pump
      And drug baclofen is present
      And loss of pain relief is sudden
      And delivered ratio is 1
      And xray catheter is intact
      And csf aspirable is present
      And contrast study is free flow
      And nothing else is found
      When the visit is assessed
      Then cath_g_all_clear speaks against catheter fault
      And red flag rf_09_therapy_stopped is raised
      And the urgency is emergency

    Scenario: Hard to wake, and a fever that could explain it
      Given a patient with an implanted pump
      And sedation is difficult to rouse
      And temperature is 39.5 Cel
      When the visit is assessed
      Then resp_g_other_cause speaks against respiratory depression
      And red flag rf_01_respiratory_depression is raised
      And the urgency is emergency

    Scenario: A postural headache of three weeks ranks lower than a swelling, and is seen the same day
      Given a patient with an implanted pump
      And the dural puncture was 60 days ago
      And the start of the headache was 20 days ago
      And headache is present
      And headache posture is worse upright
      And age is 60 a
      And sex is male
      And nothing else is found
      When the visit is assessed
      Then pdph_over_14_days speaks against PDPH
      And pdph_late_onset speaks against PDPH
      And the net grounds for PDPH are between 0 and 2
      And the urgency is at least same day

  Rule: A red flag is an emergency whatever else is found

    Scenario Outline: An otherwise ordinary visit, but <finding> is <value>
      Given a patient with an implanted pump
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag <flag> is raised
      And the urgency is emergency
      And triage is settled

      Examples:
        | finding          | value              | flag                         |
        | respiratory rate | 9 /min             | rf_01_respiratory_depression |
        | spo2             | 89 %               | rf_01_respiratory_depression |
        | leg weakness     | present            | rf_03_cord_or_cauda          |
        | saddle numbness  | present            | rf_03_cord_or_cauda          |
        | incontinence     | present            | rf_03_cord_or_cauda          |

    Scenario: The one exception is a device that can be seen: same day
      Given a patient in the test period
      And wound open or device visible is present
      And cows score is 0
      And delivered ratio is 1
      And nothing else is found
      When the visit is assessed
      Then red flag rf_10_open_wound_or_visible_device is raised
      And the urgency is same day
      And triage is settled

    Scenario: The exception ends with a fever and a headache
      Given a patient in the test period
      And wound open or device visible is present
      And temperature is 38.1 Cel
      And headache is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_10_open_wound_or_visible_device is raised
      And red flag rf_04_meningitis is raised
      And the urgency is emergency

    Scenario: Two red flags at once
      Given a patient with an implanted pump
      And the implantation was 3 days ago
      And leg weakness is present
      And temperature is 38.6 Cel
      And back pain is present
      When the visit is assessed
      Then red flag rf_03_cord_or_cauda is raised
      And red flag rf_05_epidural_abscess is raised
      And red flag rf_08_epidural_haematoma is raised
      And the urgency is emergency
      And spinal epidural abscess is suspected
      And spinal epidural haematoma is suspected
      And cord compression is suspected

  Rule: The next question is the one on which most hangs

    Scenario: Nothing is known
      Given a patient with an implanted pump
      When the visit is assessed
      Then triage is not settled
      And the next question is about leg weakness
      And the questions include sedation
      And the questions include temperature
      And the questions do not include headache intensity
      And the questions do not include crp
      And the questions do not include xray catheter

    Scenario: A fever is known: first what would make it meningitis or an abscess
      Given a patient with an implanted pump
      And temperature is 38.6 Cel
      When the visit is assessed
      Then the urgency is between same day and emergency
      And the next question is about consciousness
      And the questions include headache
      And the questions include neck stiffness
      And the questions include back pain
      And the questions do not include hearing change

    Scenario: A swelling after a refill: first when it came
      Given a patient with an implanted pump
      And the last refill was 5 hours ago
      And last dose event is refill
      And pocket swelling is present
      And pocket swelling onset is not asked
      And cows score is 0
      And delivered ratio is 1
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then the urgency is between within days and emergency
      And the next question is about pocket swelling onset

    Scenario: Only what can still raise the urgency is asked
      A red and sore gate is seen today in any case: nothing is asked that could only show the same.

      Given a patient in the test period
      And wound redness or warmth is present
      And wound tenderness is present
      When the visit is assessed
      Then the urgency is between same day and emergency
      And the questions include neck stiffness
      And the questions include temperature
      And the questions do not include headache disabling
      And the questions do not include hearing change
