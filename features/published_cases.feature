@published
Feature: Cases that were published

  What the abstracts of the reports tell, in the words of this vocabulary; where they give no date, a plausible one stands.
  The complication that was found in the end must be among the first three, and the visit never less urgent than it was.

  Rule: Headache and leaking spinal fluid

    # lynem2017
    Scenario: A month after the implant her back hurts, and there is a lump over the spine
      The pain ran into the leg. The lump was spinal fluid. The headache came only later, and the first dye study was normal.

      Given a patient with an implanted pump
      And the implantation was 30 days ago
      And the dural puncture was 30 days ago
      And back pain is present
      And radicular pain is present
      And back swelling is present
      And headache is absent
      And temperature is 36.9 Cel
      And contrast study is free flow
      When the visit is assessed
      Then csf hygroma is suspected
      And csf hygroma is among the first 3
      And catheter fault is among the first 3
      And the urgency is at least same day
      And check beta-2 transferrin is recommended

    # yang2019
    Scenario: Clear fluid from the wound, and the head does not ache
      Given a patient with an implanted pump
      And wound discharge is clear watery
      And headache is absent
      And temperature is 36.8 Cel
      When the visit is assessed
      Then csf hygroma is suspected
      And csf hygroma is among the first 3
      And the urgency is at least same day
      And check epidural blood patch is recommended

    # aapmr25
    Scenario: The MRI can't tell what is in the pocket
      Given a patient with an implanted pump
      And pocket swelling is present
      And beta2 transferrin is positive
      When the visit is assessed
      Then csf hygroma ranks above pump seroma
      And sero_spinal_fluid speaks against pump seroma
      And catheter fault is among the first 3

    # woerner2009
    Scenario: The connector leaks soon after the operation, and the pump runs as it should
      Given a patient with an implanted pump
      And the implantation was 5 days ago
      And loss of pain relief is gradual
      And pump log event is none
      And settings match prescription is present
      And delivered ratio is 1
      When the visit is assessed
      Then catheter fault is suspected
      And catheter fault is among the first 3
      And cath_g_pump_emptied_normally speaks for catheter leak

    # ng2014
    Scenario: After the revision a severe headache that does not end, and fluid keeps leaking
      A subdural haematoma was found.

      Given a patient with an implanted pump
      And the implantation was 20 days ago
      And the dural puncture was 20 days ago
      And headache is present
      And headache onset after puncture is 1 d
      And headache disabling is present
      And headache posture is pattern lost
      And wound discharge is clear watery
      When the visit is assessed
      Then subdural haematoma is suspected
      And subdural haematoma is among the first 3
      And the urgency is emergency
      And check brain imaging is recommended

    # openaire_sdh
    Scenario: It was better lying down, and now it makes no difference
      Given a patient in the test period
      And the dural puncture was 12 days ago
      And headache is present
      And headache posture is pattern lost
      When the visit is assessed
      Then subdural haematoma is among the first 3
      And red flag rf_07_subdural_or_vein is raised
      And the urgency is emergency

  Rule: A mass at the tip

    # gran5w_2009
    Scenario: Five weeks of morphine, sleepy, and the pain is back
      Given a patient with an implanted pump
      And the start of the infusion was 5 weeks ago
      And drug morphine is present
      And sedation is drowsy
      And loss of pain relief is gradual
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 3
      And statement gran_g_short_exposure is false

    # ultralow2022
    Scenario: Hardly more than half a milligram a day
      Given a patient with an implanted pump
      And drug morphine is present
      And opioid daily dose is 0.6 mg/d
      And opioid concentration is 1.2 mg/mL
      And radicular pain is present
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 3
      And caution caution_granuloma_low_dose applies

    # coffey2002
    Scenario: Two years of morphine, and the legs give way
      Of 41 patients with such a mass, 11 could not walk at the last visit.

      Given a patient with an implanted pump
      And the start of the infusion was 24 months ago
      And drug morphine is present
      And leg weakness is present
      And gait change is present
      When the visit is assessed
      Then catheter tip granuloma is suspected
      And catheter tip granuloma is among the first 3
      And cord compression is among the first 3
      And the urgency is emergency

  Rule: The pump and what is in it

    # kamran2001
    Scenario: The concentration went up, and the dose was not cut
      Given a patient with an implanted pump
      And the last refill was today
      And last dose event is concentration change
      And settings match prescription is absent
      And sedation is drowsy
      When the visit is assessed
      Then pump programming error is a suspected part of pump software fault
      And pump software fault is among the first 3
      And respiratory depression is among the first 3
      And the urgency is emergency
      And check settings double check is recommended
      And caution caution_ziconotide_dose belongs to check settings double check

    # asra_khaja
    Scenario: Five minutes after the refill with bupivacaine the legs are weak
      The numbness rose, and the patient had to be intubated.

      Given a patient with an implanted pump
      And drug bupivacaine is present
      And last dose event is refill
      And hours since dose event is 0.1 h
      And leg weakness is present
      And sensory change is present
      When the visit is assessed
      Then over infusion is a suspected part of pump software fault
      And pump software fault is among the first 3
      And over infusion ranks above pocket fill
      And the urgency is emergency
      And check airway and breathing is recommended

    # fda_pf
    Scenario: Confused, slow to breathe and with a low pressure after a refill
      Given a patient with an implanted pump
      And last dose event is refill
      And hours since dose event is 2 h
      And consciousness is new confusion
      And respiratory rate is 9 /min
      And systolic bp is 84 mm[Hg]
      When the visit is assessed
      Then pocket fill is a suspected part of pump software fault
      And pump software fault is among the first 3
      And respiratory depression is among the first 3
      And the urgency is emergency

    # fda_prime
    Scenario: First too much during the prime, later too little
      Given a patient with an implanted pump
      And last dose event is bolus or prime
      And hours since dose event is 3 h
      And sedation is drowsy
      When the visit is assessed
      Then over infusion is suspected
      And pump software fault is among the first 3
      And the urgency is emergency

    # fda_prime
    Scenario: The same pump, when the drowsiness has worn off
      Given a patient with an implanted pump
      And last dose event is bolus or prime
      And hours since dose event is 60 h
      And sedation is awake
      And loss of pain relief is gradual
      When the visit is assessed
      Then under infusion is suspected
      And under_g_after_prime speaks for under infusion
      And pump software fault is among the first 3
      And the urgency is at least within days

    # tga_sched
    Scenario: "Reservoir empty", says the pump, and it is not
      Software gave the alarm too early; the programmer showed the right volume and the therapy went on.

      Given a patient with an implanted pump
      And pump alarm is single tone
      And pump log event is low reservoir
      And residual expected is 6 mL
      And residual actual is 6 mL
      And last fill is 20 mL
      And cows score is 0
      And post refill gap is 0 mL
      And nothing else is found
      When the visit is assessed
      Then pump alarm sounding is a suspected part of pump software fault
      And over infusion is not supported
      And the urgency is within days
      And triage is settled

    # tga_mri
    Scenario: Back from the MRI with an alarm, and nobody has read the pump since
      In telemetry mode during an alarm the infusion does not go on until the pump is interrogated.

      Given a patient with an implanted pump
      And the last MRI was 6 hours ago
      And pump alarm is two tone
      And interrogated since mri is absent
      When the visit is assessed
      Then pump software fault is suspected
      And pump software fault is among the first 3
      And the urgency is at least same day
      And check pump interrogation is recommended

    # tga_oi
    Scenario: A pump that gives a fifth too much, without any alarm
      Given a patient with an implanted pump
      And the implantation was 8 months ago
      And pump alarm is none
      And last fill is 20 mL
      And residual expected is 8 mL
      And residual actual is 5.5 mL
      When the visit is assessed
      Then over infusion is a suspected part of pump software fault
      And pump software fault is among the first 3
      And the urgency is at least same day
      And caution caution_silent_pump_over_infusion applies

    # aneskey_29
    Scenario: The port was not found at the refill
      Under fluoroscopy the pump had flipped.

      Given a patient with an implanted pump
      And pump position abnormal is present
      And xray catheter is pump flipped
      When the visit is assessed
      Then pump software fault is suspected
      And pump software fault is among the first 3
      And statement pump_turned_over is true

  Rule: When the drug stops

    # jackson2013
    Scenario: Agitated, sore to the touch, loose stools and yawning, and no sweat
      The classical signs were missing in all three patients, so the score stays low.

      Given a patient with an implanted pump
      And agitation is present
      And increased pain sensitivity is present
      And diarrhoea is present
      And yawning is present
      And pupils are normal
      And cows score is 4
      When the visit is assessed
      Then opioid withdrawal is suspected
      And opioid withdrawal is among the first 3
      And caution caution_low_withdrawal_score applies
      And the urgency is at least within days

    # kaddoum
    Scenario: Four hours after the fentanyl stopped
      The report is of an epidural infusion.

      Given a patient with an implanted pump
      And drug fentanyl is present
      And pump log event is motor stall
      And withdrawal symptoms are present
      When the visit is assessed
      Then opioid withdrawal is among the first 3
      And wd_g_fentanyl_stopped speaks for opioid withdrawal
      And the urgency is emergency

    # neurosurg2004
    Scenario: In withdrawal every time before the refill, with three millilitres left
      The symptoms stopped when the alarm was set to 4 mL.

      Given a patient with an implanted pump
      And pump alarm is none
      And pump log event is none
      And residual actual is 3 mL
      And withdrawal symptoms are present
      When the visit is assessed
      Then opioid withdrawal is among the first 3
      And pump software fault is among the first 3
      And under_g_nearly_empty speaks for under infusion
      And the urgency is at least same day

    # aneskey_32
    Scenario: Baclofen has stopped, and the legs are stiff
      Given a patient with an implanted pump
      And drug baclofen is present
      And increased spasticity is present
      When the visit is assessed
      Then opioid withdrawal is suspected
      And opioid withdrawal is among the first 3
      And the urgency is emergency

  Rule: The catheter

    # devulder1996
    Scenario: Fever, white cells up, touch hurts, and the morphine no longer works
      The first time the spinal catheter had been taken out, the second time it had migrated. It was withdrawal each time, and at
      the bedside nobody can tell: infection and catheter are worked up side by side.

      Given a patient in the test period
      And temperature is 38.5 Cel
      And increased pain sensitivity is present
      And loss of pain relief is sudden
      When the visit is assessed
      Then catheter dislocation is a suspected part of catheter fault
      And catheter fault is among the first 3
      And system infection is suspected
      And opioid withdrawal is suspected
      And caution caution_fever_with_loss_of_relief applies
      And the urgency is at least same day

    # kim2012
    Scenario: The spine was bent far forward, and the film shows a catheter with a gap
      Almost thirty centimetres of it had slipped up the spinal canal. No deficit came of it in more than two years.

      Given a patient with an implanted pump
      And fall or trauma is present
      And loss of pain relief is sudden
      And xray catheter is discontinuity
      And leg weakness is absent
      When the visit is assessed
      Then catheter break is a suspected part of catheter fault
      And catheter fault is among the first 3
      And the urgency is at least same day
      And check plain radiographs is for catheter break

    # rhee2012
    Scenario: Eighteen months on, the reservoir is far too full, and the rotor turns
      Nothing could be drawn back through the side port: the catheter was kinked.

      Given a patient with an implanted pump
      And the implantation was 18 months ago
      And delivered ratio is 0.5
      And rotor test is rotates
      And csf aspirable is absent
      When the visit is assessed
      Then catheter occlusion is a suspected part of catheter fault
      And catheter fault is among the first 3
      And check tip MRI is for catheter occlusion

    # huntoon2004
    Scenario: A pain round the flank that goes away when the pump is off
      The catheter lay inside the cord.

      Given a patient with an implanted pump
      And radicular pain is present
      And pain stops when infusion off is present
      When the visit is assessed
      Then catheter dislocation is a suspected part of catheter fault
      And catheter fault is among the first 3
      And the urgency is at least same day
      And check tip MRI is for catheter dislocation

  Rule: Infection

    # malheiro2015
    Scenario: The pocket was deeply infected, and now the head aches and he is muddled
      In that series every meningitis followed a deep infection of the surgical site.

      Given a patient with an implanted pump
      And surgical site infection before is present
      And headache is present
      And consciousness is new confusion
      When the visit is assessed
      Then meningitis is a suspected part of system infection
      And system infection is among the first 3
      And men_g_device_infection speaks for meningitis
      And the urgency is emergency

    # cardio_ser
    Scenario: Red, warm and sore over the device on day twelve, and it was a seroma
      CRP and white cells were normal. At the bedside it can't be told from an infection, so it is looked at the same day.

      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And wound redness or warmth is present
      And wound tenderness is present
      And temperature is 36.8 Cel
      And crp trend is falling
      When the visit is assessed
      Then pump seroma is suspected
      And pump seroma is among the first 3
      And system infection is suspected
      And the urgency is at least same day
      And check blood cultures is not recommended
